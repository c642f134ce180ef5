package dev.corten.http.internal;

import dev.corten.http.Content;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;

/**
 * Contents one after the other; each is opened when it is its turn.
 *
 * @param parts the contents, whose lengths are known
 */
record Joined(List<Content> parts) implements Content {
    @Override
    public long length() {
        return parts.stream().mapToLong(Content::length).sum();
    }

    @Override
    public InputStream stream() {
        Iterator<Content> rest = parts.iterator();
        return new SequenceInputStream(new Enumeration<InputStream>() {
            @Override
            public boolean hasMoreElements() {
                return rest.hasNext();
            }

            @Override
            public InputStream nextElement() {
                return rest.next().stream();
            }
        });
    }
}
