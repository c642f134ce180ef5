package dev.corten.http;

/**
 * A handler's answer as {@code text/html; charset=utf-8}. It is sent as it is: whatever is not from the program itself must
 * have been escaped, which is what templates are for.
 *
 * @param text the page
 */
public record Html(String text) {

    /** {@code text}, which is HTML. */
    public static Html of(String text) {
        return new Html(text);
    }
}
