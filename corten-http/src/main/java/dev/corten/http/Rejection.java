package dev.corten.http;

import java.util.List;

/**
 * Why a request was refused before a handler saw it. Each kind has one status and one title; its detail names what was
 * wrong.
 */
public sealed interface Rejection {
    /** The status code of the answer. */
    int status();

    /** What is wrong with this request. */
    String detail();

    /** The wrong parts, if there are parts. */
    default List<Problem.Part> parts() {
        return List.of();
    }

    /** No route has this path: 404. */
    record NotFound(String path) implements Rejection {
        @Override
        public int status() {
            return 404;
        }

        @Override
        public String detail() {
            return "No route for " + path;
        }
    }

    /** The content has more bytes than the limit: 413. */
    record ContentTooLarge(long limit) implements Rejection {
        @Override
        public int status() {
            return 413;
        }

        @Override
        public String detail() {
            return "The content is larger than " + limit + " bytes";
        }
    }

    /** The content did not arrive in time: 408. */
    record RequestTimeout(java.time.Duration limit) implements Rejection {
        @Override
        public int status() {
            return 408;
        }

        @Override
        public String detail() {
            return "The content did not arrive within " + limit.toSeconds() + " s";
        }
    }
}
