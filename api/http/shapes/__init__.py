"""How the contract's JSON looks: models that the OpenAPI document describes, made from rows."""
