// Reads questions from standard input, one a line (host, port, store file, with tabs between them), and answers each with one
// line: yes, no or error, and the words of crypto/tls.
package main

import (
	"bufio"
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"os"
	"strings"
)

func ask(host, port, store string) error {
	file, err := os.ReadFile(store)
	if err != nil {
		return err
	}
	roots := x509.NewCertPool()
	roots.AppendCertsFromPEM(file)
	connection, err := tls.Dial("tcp", "127.0.0.1:"+port, &tls.Config{RootCAs: roots, ServerName: host})
	if err != nil {
		return err
	}
	return connection.Close()
}

func main() {
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		question := strings.Split(lines.Text(), "\t")
		err := ask(question[0], question[1], question[2])
		switch {
		case err == nil:
			fmt.Println("yes")
		case strings.Contains(err.Error(), "x509: "):
			fmt.Println("no", strings.ReplaceAll(err.Error(), "\n", " "))
		default:
			fmt.Println("error", strings.ReplaceAll(err.Error(), "\n", " "))
		}
	}
}
