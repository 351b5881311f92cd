import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.InputStreamReader;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLProtocolException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/**
 * Reads questions from standard input, one a line (host, port, store file, with tabs between them), and answers each with one
 * line: yes, no or error, and the words of JSSE.
 */
public class Handshakes {
    public static void main(String[] arguments) throws Exception {
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] question = line.split("\t");
            System.out.println(answer(question[0], Integer.parseInt(question[1]), question[2]));
        }
    }

    private static String answer(String host, int port, String store) {
        try {
            ask(host, port, store);
            return "yes";
        } catch (Exception error) {
            String words = "";
            boolean refuses = false;
            for (Throwable cause = error; cause != null; cause = cause.getCause()) {
                words += " " + cause;
                refuses |= cause instanceof CertificateException || tooMany(cause);
            }
            return (refuses ? "no" : "error") + words.replaceAll("\\s+", " ");
        }
    }

    private static boolean tooMany(Throwable cause) {
        return cause instanceof SSLProtocolException && cause.getMessage().contains("certificate chain length");
    }

    private static void ask(String host, int port, String store) throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust(store).getTrustManagers(), null);
        try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(host, port)) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            socket.startHandshake();
        }
    }

    private static TrustManagerFactory trust(String store) throws Exception {
        KeyStore anchors = KeyStore.getInstance("PKCS12");
        anchors.load(null, null);
        try (FileInputStream file = new FileInputStream(store)) {
            for (Certificate anchor : CertificateFactory.getInstance("X.509").generateCertificates(file)) {
                anchors.setCertificateEntry("anchor " + anchors.size(), anchor);
            }
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(anchors);
        return factory;
    }
}
