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
    COOKIE("The cookie"),
    /** A field of a form. */
    FORM("The form field");

    private final String label;

    In(String label) {
        this.label = label;
    }

    /** The status of a value that does not fit: a form is a content of the right syntax. */
    int status() {
        return this == FORM ? 422 : 400;
    }

    /** As a message to a client calls it: {@code The query parameter}. */
    String label() {
        return label;
    }
}
