//! Only tests: client libraries that others wrote, against the running product.
