/* BearSSL with its "full" profile and its X.509 "minimal" engine; anchors are made of certificates as its own tools do. */
#include <bearssl.h>
#include <string.h>

#include "loopback.h"

enum { ANCHORS = 64, CERTIFICATE_ERRORS = 32, LAST_CERTIFICATE_ERROR = 63 };

static br_x509_trust_anchor anchors[ANCHORS];
static size_t anchor_count;
static br_x509_decoder_context *decoder;

static void add_to_name(void *unused, const void *data, size_t length) {
    br_x500_name *name = &anchors[anchor_count].dn;
    (void)unused;
    name->data = realloc(name->data, name->len + length);
    memcpy(name->data + name->len, data, length);
    name->len += length;
}

static void add_to_certificate(void *unused, const void *data, size_t length) {
    (void)unused;
    br_x509_decoder_push(decoder, data, length);
}

/* The key points into its decoder, which therefore stays. */
static void begin_certificate(br_pem_decoder_context *pem) {
    if (anchor_count == ANCHORS) exit(TROUBLE);
    decoder = malloc(sizeof *decoder);
    br_x509_decoder_init(decoder, add_to_name, NULL);
    br_pem_decoder_setdest(pem, add_to_certificate, NULL);
}

static void end_certificate(void) {
    br_x509_trust_anchor *anchor = &anchors[anchor_count];
    const br_x509_pkey *key = br_x509_decoder_get_pkey(decoder);
    if (key == NULL) {
        printf("an anchor that cannot be read: %d\n", br_x509_decoder_last_error(decoder));
        anchor->dn.len = 0;
        return;
    }
    anchor->flags = br_x509_decoder_isCA(decoder) ? BR_X509_TA_CA : 0;
    anchor->pkey = *key;
    anchor_count++;
}

static void read_store(const char *path) {
    br_pem_decoder_context pem;
    FILE *file = fopen(path, "rb");
    int byte;
    if (file == NULL) exit(TROUBLE);
    br_pem_decoder_init(&pem);
    while ((byte = fgetc(file)) != EOF) {
        unsigned char one = (unsigned char)byte;
        size_t taken;
        do {
            taken = br_pem_decoder_push(&pem, &one, 1);
            switch (br_pem_decoder_event(&pem)) {
            case BR_PEM_BEGIN_OBJ: begin_certificate(&pem); break;
            case BR_PEM_END_OBJ: end_certificate(); break;
            case BR_PEM_ERROR: exit(TROUBLE);
            default: break;
            }
        } while (taken == 0);
    }
    fclose(file);
}

static int from_server(void *connection, unsigned char *data, size_t length) {
    ssize_t count = read(*(int *)connection, data, length);
    return count > 0 ? (int)count : -1;
}

static int to_server(void *connection, const unsigned char *data, size_t length) {
    ssize_t count = write(*(int *)connection, data, length);
    return count > 0 ? (int)count : -1;
}

int main(int count, char **words) {
    static br_ssl_client_context client;
    static br_x509_minimal_context engine;
    static unsigned char buffer[BR_SSL_BUFSIZE_BIDI];
    br_sslio_context io;
    int connection, error;

    if (count != 4) return TROUBLE;
    read_store(words[3]);
    br_ssl_client_init_full(&client, &engine, anchors, anchor_count);
    br_ssl_engine_set_buffer(&client.eng, buffer, sizeof buffer, 1);
    br_ssl_client_reset(&client, words[1], 0);
    connection = loopback(words[2]);
    br_sslio_init(&io, &client.eng, from_server, &connection, to_server, &connection);
    if (br_sslio_flush(&io) == 0) return ACCEPTS;
    error = br_ssl_engine_last_error(&client.eng);
    printf("error %d\n", error);
    return error >= CERTIFICATE_ERRORS && error <= LAST_CERTIFICATE_ERROR ? REFUSES : TROUBLE;
}
