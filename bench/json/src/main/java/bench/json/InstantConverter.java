package bench.json;

import com.dslplatform.json.JavaTimeConverter;
import com.dslplatform.json.JsonConverter;
import com.dslplatform.json.JsonReader;
import com.dslplatform.json.JsonWriter;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;

/** DSL-JSON knows OffsetDateTime and no Instant: its own fast converter of the one serves for the other. */
@JsonConverter(target = Instant.class)
public abstract class InstantConverter {
    private InstantConverter() {}

    /** Reads an instant. */
    public static Instant read(JsonReader<?> reader) throws IOException {
        return JavaTimeConverter.deserializeDateTime(reader).toInstant();
    }

    /** Writes an instant. */
    public static void write(JsonWriter writer, Instant value) {
        JavaTimeConverter.serialize(value.atOffset(ZoneOffset.UTC), writer);
    }
}
