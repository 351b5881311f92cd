/* wolfSSL with the host name checked. Anchors out of date are loaded too: a device without the right time would have none. */
#include <wolfssl/options.h>
#include <wolfssl/ssl.h>
#include <wolfssl/error-ssl.h>

#include "loopback.h"

#if LIBWOLFSSL_VERSION_HEX >> 12 != 0x5005
#error "wolfSSL 5.5 is modelled"
#endif

/* What the peer or the connection did, rather than wolfSSL's mind on the certificates. */
static int is_trouble(int error) {
    return error == SOCKET_ERROR_E || error == SOCKET_PEER_CLOSED_E || error == FATAL_ERROR || error == WOLFSSL_ERROR_SYSCALL;
}

int main(int count, char **words) {
    WOLFSSL_CTX *context;
    WOLFSSL *ssl;
    char said[WOLFSSL_MAX_ERROR_SZ];
    int error;

    if (count != 4) return TROUBLE;
    wolfSSL_Init();
    context = wolfSSL_CTX_new(wolfTLS_client_method());
    wolfSSL_CTX_set_verify(context, WOLFSSL_VERIFY_PEER, NULL);
    error = wolfSSL_CTX_load_verify_locations_ex(context, words[3], NULL, WOLFSSL_LOAD_FLAG_DATE_ERR_OKAY);
    if (error != WOLFSSL_SUCCESS) printf("the store: %d\n", error);
    ssl = wolfSSL_new(context);
    wolfSSL_UseSNI(ssl, WOLFSSL_SNI_HOST_NAME, words[1], (unsigned short)strlen(words[1]));
    wolfSSL_check_domain_name(ssl, words[1]);
    wolfSSL_set_fd(ssl, loopback(words[2]));
    if (wolfSSL_connect(ssl) == WOLFSSL_SUCCESS) return ACCEPTS;
    error = wolfSSL_get_error(ssl, 0);
    printf("%d %s\n", error, wolfSSL_ERR_error_string((unsigned long)error, said));
    return is_trouble(error) ? TROUBLE : REFUSES;
}
