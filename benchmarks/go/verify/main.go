// Verify checks leaves with Go's crypto/x509 against a PEM file of roots and a PEM file of intermediates.
//
//	verify -roots store.pem -pool pool.pem [-at UNIX-SECONDS] LEAF.pem...
//	verify -parsable bundle.pem
//
// It prints how many of the leaves verified and exits with 1 unless all did. One goroutine, for a fair comparison on one core.
// With -parsable it writes those blocks of a bundle that Go can parse, for tools that stop at the first other one.
package main

import (
	"crypto/x509"
	"encoding/pem"
	"flag"
	"fmt"
	"os"
	"time"
)

func main() {
	roots := flag.String("roots", "", "PEM file of trust anchors")
	pool := flag.String("pool", "", "PEM file of intermediates")
	at := flag.Int64("at", 0, "seconds since the epoch; now when 0")
	parsable := flag.String("parsable", "", "PEM file of which to write what can be parsed")
	flag.Parse()

	if *parsable != "" {
		writeParsable(*parsable)
		return
	}
	options := x509.VerifyOptions{
		Roots:         certificates(*roots),
		Intermediates: certificates(*pool),
		KeyUsages:     []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth},
	}
	if *at != 0 {
		options.CurrentTime = time.Unix(*at, 0)
	}
	verified := 0
	for _, file := range flag.Args() {
		if err := verify(file, options); err != nil {
			fmt.Fprintf(os.Stderr, "%s: %v\n", file, err)
			continue
		}
		verified++
	}
	fmt.Printf("%d of %d verified\n", verified, flag.NArg())
	if verified != flag.NArg() {
		os.Exit(1)
	}
}

func verify(file string, options x509.VerifyOptions) error {
	content, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	block, _ := pem.Decode(content)
	if block == nil {
		return fmt.Errorf("no PEM block")
	}
	leaf, err := x509.ParseCertificate(block.Bytes)
	if err != nil {
		return err
	}
	_, err = leaf.Verify(options)
	return err
}

// certificates leaves out what Go cannot parse, as every Go program with a PEM bundle does.
func certificates(file string) *x509.CertPool {
	content := contentOrExit(file)
	found := x509.NewCertPool()
	found.AppendCertsFromPEM(content)
	return found
}

func writeParsable(file string) {
	rest := contentOrExit(file)
	for {
		var block *pem.Block
		if block, rest = pem.Decode(rest); block == nil {
			return
		}
		if _, err := x509.ParseCertificate(block.Bytes); err == nil {
			pem.Encode(os.Stdout, block)
		}
	}
}

func contentOrExit(file string) []byte {
	content, err := os.ReadFile(file)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
	return content
}
