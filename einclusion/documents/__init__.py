"""Documents that pages link to: fetched by the browser, read here in a process of their own, told as facts."""
