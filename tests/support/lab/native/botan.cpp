// Botan with its default policy, but without revocation, which nothing answers on loopback.
#include <botan/auto_rng.h>
#include <botan/certstor.h>
#include <botan/credentials_manager.h>
#include <botan/data_src.h>
#include <botan/tls_callbacks.h>
#include <botan/tls_client.h>
#include <botan/tls_policy.h>
#include <botan/tls_session_manager.h>
#include <fstream>
#include <iostream>
#include <memory>

#include "loopback.h"

#if BOTAN_VERSION_MAJOR != 2 || BOTAN_VERSION_MINOR != 19
#error "Botan 2.19 is modelled"
#endif

namespace {

// Calls a check, and notes whether it throws.
template <typename Check> void refusing(bool &refused, Check check) {
    refused = true;
    check();
    refused = false;
}

class Callbacks : public Botan::TLS::Callbacks {
public:
    explicit Callbacks(int connection) : m_connection(connection) {}

    void tls_emit_data(const uint8_t data[], size_t length) override {
        if (write(m_connection, data, length) < 0) perror("write");
    }
    void tls_record_received(uint64_t, const uint8_t[], size_t) override {}
    void tls_alert(Botan::TLS::Alert alert) override { std::cout << "alert: " << alert.type_string() << "\n"; }
    bool tls_session_established(const Botan::TLS::Session &) override { return false; }

    void tls_verify_cert_chain(const std::vector<Botan::X509_Certificate> &served,
                               const std::vector<std::shared_ptr<const Botan::OCSP::Response>> &answers,
                               const std::vector<Botan::Certificate_Store *> &stores, Botan::Usage_Type usage,
                               const std::string &host, const Botan::TLS::Policy &policy) override {
        refusing(refused, [&] { Botan::TLS::Callbacks::tls_verify_cert_chain(served, answers, stores, usage, host, policy); });
    }
    bool refused = false;

private:
    int m_connection;
};

class Policy : public Botan::TLS::Policy {
public:
    bool require_cert_revocation_info() const override { return false; }
    void check_peer_key_acceptable(const Botan::Public_Key &key) const override {
        refusing(refused, [&] { Botan::TLS::Policy::check_peer_key_acceptable(key); });
    }
    mutable bool refused = false;
};

class Store : public Botan::Credentials_Manager {
public:
    explicit Store(const std::string &path) {
        std::ifstream file(path);
        Botan::DataSource_Stream blocks(file);
        while ((file >> std::ws) && file.peek() != EOF) m_store.add_certificate(Botan::X509_Certificate(blocks));
    }
    std::vector<Botan::Certificate_Store *> trusted_certificate_authorities(const std::string &, const std::string &) override {
        return {&m_store};
    }

private:
    Botan::Certificate_Store_In_Memory m_store;
};

// Whether the server's certificates were accepted; throws for any other trouble.
bool ask(const std::string &host, const std::string &port, const std::string &path) {
    Store store(path);
    Policy policy;
    Botan::AutoSeeded_RNG random;
    Botan::TLS::Session_Manager_Noop sessions;
    int connection = loopback(port.c_str());
    Callbacks callbacks(connection);
    try {
        Botan::TLS::Client client(callbacks, sessions, store, policy, random, Botan::TLS::Server_Information(host),
                                  Botan::TLS::Protocol_Version::TLS_V12);
        uint8_t data[16384];
        while (!client.is_active()) {
            ssize_t length = read(connection, data, sizeof data);
            if (length <= 0) throw std::runtime_error("the server is gone");
            client.received_data(data, static_cast<size_t>(length));
        }
        return true;
    } catch (const std::exception &error) {
        if (!callbacks.refused && !policy.refused) throw;
        std::cout << error.what() << "\n";
        return false;
    }
}

}  // namespace

int main(int count, char **words) {
    if (count != 4) return TROUBLE;
    try {
        return ask(words[1], words[2], words[3]) ? ACCEPTS : REFUSES;
    } catch (const std::exception &error) {
        std::cout << error.what() << "\n";
        return TROUBLE;
    }
}
