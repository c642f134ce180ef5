package tasks;

import org.jspecify.annotations.Nullable;

public sealed interface Attachment {
    record Link(String url, @Nullable String title) implements Attachment {}

    record InlineFile(String name, byte[] content) implements Attachment {
        public InlineFile {
            if (name.isBlank()) {
                throw new IllegalArgumentException("must have a name");
            }
        }
    }
}
