package dev.corten.http;

/** A request: a view of its {@link RequestSource}, and what the router and the layers add to it. Belongs to one thread at a time. */
public final class Request {
    private final RequestSource source;

    private Request(RequestSource source) {
        this.source = source;
    }

    /** The request that {@code source} brings. */
    public static Request of(RequestSource source) {
        return new Request(source);
    }

    /** The method, as in {@code GET}. */
    public String method() {
        return source.method();
    }

    /** The header fields. */
    public Headers headers() {
        return source.headers();
    }

    /** The content. */
    public Content content() {
        return source.content();
    }
}
