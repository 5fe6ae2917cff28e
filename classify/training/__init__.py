"""Where a model is made and judged; needs scikit-learn, which nothing that only serves imports."""
