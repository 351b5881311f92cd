/* mbedTLS as its own ssl_client2 sets it up: the default profile of certificates, the host name checked. */
#include <mbedtls/ctr_drbg.h>
#include <mbedtls/entropy.h>
#include <mbedtls/error.h>
#include <mbedtls/net_sockets.h>
#include <mbedtls/ssl.h>
#include <mbedtls/version.h>

#include "loopback.h"

#if MBEDTLS_VERSION_MAJOR != 2 || MBEDTLS_VERSION_MINOR != 28
#error "mbedTLS 2.28 is modelled"
#endif

/* What x509.h has (0x2080 to 0x3000), and a message that holds no certificates. */
static int about_certificates(int status) {
    int high = -status & 0x7F80;
    return high == -MBEDTLS_ERR_SSL_BAD_HS_CERTIFICATE || (high >= 0x2080 && high <= 0x3000);
}

int main(int count, char **words) {
    mbedtls_entropy_context entropy;
    mbedtls_ctr_drbg_context random;
    mbedtls_ssl_config config;
    mbedtls_ssl_context ssl;
    mbedtls_x509_crt store;
    mbedtls_net_context net;
    char said[512] = "";
    int status;

    if (count != 4) return TROUBLE;
    mbedtls_entropy_init(&entropy);
    mbedtls_ctr_drbg_init(&random);
    mbedtls_ssl_config_init(&config);
    mbedtls_ssl_init(&ssl);
    mbedtls_x509_crt_init(&store);
    mbedtls_ctr_drbg_seed(&random, mbedtls_entropy_func, &entropy, NULL, 0);
    status = mbedtls_x509_crt_parse_file(&store, words[3]);
    if (status != 0) printf("anchors that cannot be read: %d\n", status);
    mbedtls_ssl_config_defaults(&config, MBEDTLS_SSL_IS_CLIENT, MBEDTLS_SSL_TRANSPORT_STREAM, MBEDTLS_SSL_PRESET_DEFAULT);
    mbedtls_ssl_conf_rng(&config, mbedtls_ctr_drbg_random, &random);
    mbedtls_ssl_conf_ca_chain(&config, &store, NULL);
    if (mbedtls_ssl_setup(&ssl, &config) != 0 || mbedtls_ssl_set_hostname(&ssl, words[1]) != 0) return TROUBLE;
    net.fd = loopback(words[2]);
    mbedtls_ssl_set_bio(&ssl, &net, mbedtls_net_send, mbedtls_net_recv, NULL);
    status = mbedtls_ssl_handshake(&ssl);
    if (status == 0) return ACCEPTS;
    mbedtls_strerror(status, said, sizeof said);
    printf("-0x%04X %s; ", -status, said);
    mbedtls_x509_crt_verify_info(said, sizeof said, "", mbedtls_ssl_get_verify_result(&ssl));
    printf("%s\n", said);
    return about_certificates(status) ? REFUSES : TROUBLE;
}
