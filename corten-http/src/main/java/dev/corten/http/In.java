package dev.corten.http;

/** Where a value stands in a request. */
public enum In {
    /** A variable of the path. */
    PATH("The path variable"),
    /** A parameter of the query. */
    QUERY("The query parameter"),
    /** A header field. */
    HEADER("The header"),
    /** A cookie. */
    COOKIE("The cookie");

    private final String label;

    In(String label) {
        this.label = label;
    }

    /** As a message to a client calls it: {@code The query parameter}. */
    String label() {
        return label;
    }
}
