/* What the little clients share: client HOST PORT STORE.pem; status 0 accepts, 1 refuses the certificates, 2 is any other trouble. */
#ifndef LOOPBACK_H
#define LOOPBACK_H

#include <arpa/inet.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum answer { ACCEPTS = 0, REFUSES = 1, TROUBLE = 2 };

/* A connection to a port of 127.0.0.1. */
static inline int loopback(const char *port) {
    struct sockaddr_in address;
    int connection = socket(AF_INET, SOCK_STREAM, 0);
    signal(SIGPIPE, SIG_IGN); /* a peer that is gone is an error of write, not the end of the client */
    memset(&address, 0, sizeof address);
    address.sin_family = AF_INET;
    address.sin_port = htons((unsigned short)atoi(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (connect(connection, (struct sockaddr *)&address, sizeof address) != 0) {
        perror("connect");
        exit(TROUBLE);
    }
    return connection;
}

#endif
