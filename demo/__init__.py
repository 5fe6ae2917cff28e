"""THE REHEARSAL: invented dossiers for the demonstration, the tests and the benchmarks."""
