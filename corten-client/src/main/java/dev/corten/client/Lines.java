package dev.corten.client;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Elements on a line each; lines without anything are passed over. */
final class Lines implements Split {
    private final InputStream in;
    private final Gathered line;

    Lines(InputStream in, long max) {
        this.in = in;
        this.line = new Gathered(max);
    }

    @Override
    public byte @Nullable [] next() throws IOException {
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b != '\n') {
                // JSON has this one inside of nothing, and behind a value it is white space.
                line.add(b);
            } else if (!line.isEmpty()) {
                return line.take();
            }
        }
        return line.isEmpty() ? null : line.take();
    }
}
