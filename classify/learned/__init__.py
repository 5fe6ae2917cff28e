"""What was learned from papers: a small linear model over hashed features, and where its versions lie."""
