module chainfix.invalid/benchmarks/verify

go 1.19
