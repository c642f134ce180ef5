package bench.json;

import com.dslplatform.json.DslJson;
import com.dslplatform.json.JsonWriter;
import com.dslplatform.json.runtime.Settings;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.CollectionType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.corten.json.JsonCodec;
import dev.corten.json.JsonCodecs;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Encoding to bytes and decoding from bytes, as services do it, by each library as its documentation says. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class JsonBenchmark {
    /** What a library does with one of the two samples. */
    private interface Library {
        byte[] encode() throws Exception;

        Object decode() throws Exception;
    }

    /** Which library. */
    @Param({"corten", "jackson", "avaje", "dsl"})
    public String library;

    /** Which value: an {@code Order} of about 1 KB, or 100 tasks. */
    @Param({"record", "list"})
    public String value;

    private Library chosen;

    @Setup
    public void choose() throws Exception {
        Object sample = value.equals("record") ? Order.sample() : Task.sample(100);
        chosen = switch (library) {
            case "corten" -> corten(sample);
            case "jackson" -> jackson(sample);
            case "avaje" -> avaje(sample);
            default -> dsl(sample);
        };
        if (!chosen.decode().equals(sample)) {
            throw new IllegalStateException(library + " does not read what it wrote: " + chosen.decode());
        }
    }

    @Benchmark
    public byte[] encode() throws Exception {
        return chosen.encode();
    }

    @Benchmark
    public Object decode() throws Exception {
        return chosen.decode();
    }

    @SuppressWarnings("unchecked")
    private Library corten(Object sample) {
        JsonCodec<Object> codec = (JsonCodec<Object>)
                (JsonCodec<?>) (value.equals("record") ? JsonOrder.CODEC : JsonCodecs.list(JsonTask.CODEC));
        byte[] json = codec.encode(sample);
        return new Library() {
            @Override
            public byte[] encode() {
                return codec.encode(sample);
            }

            @Override
            public Object decode() throws Exception {
                return codec.decode(json);
            }
        };
    }

    private Library jackson(Object sample) throws Exception {
        JsonMapper mapper = JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        CollectionType list = mapper.getTypeFactory().constructCollectionType(List.class, Task.class);
        ObjectReader reader = value.equals("record") ? mapper.readerFor(Order.class) : mapper.readerFor(list);
        ObjectWriter writer = value.equals("record") ? mapper.writerFor(Order.class) : mapper.writerFor(list);
        byte[] json = writer.writeValueAsBytes(sample);
        return new Library() {
            @Override
            public byte[] encode() throws Exception {
                return writer.writeValueAsBytes(sample);
            }

            @Override
            public Object decode() throws Exception {
                return reader.readValue(json);
            }
        };
    }

    @SuppressWarnings("unchecked")
    private Library avaje(Object sample) {
        Jsonb jsonb = Jsonb.builder().build();
        JsonType<Object> type = (JsonType<Object>) (JsonType<?>)
                (value.equals("record")
                        ? jsonb.type(Order.class)
                        : jsonb.type(Task.class).list());
        byte[] json = type.toJsonBytes(sample);
        return new Library() {
            @Override
            public byte[] encode() {
                return type.toJsonBytes(sample);
            }

            @Override
            public Object decode() {
                return type.fromJson(json);
            }
        };
    }

    private Library dsl(Object sample) throws Exception {
        DslJson<Object> dsl = new DslJson<>(Settings.basicSetup());
        JsonWriter writer = dsl.newWriter();
        byte[] json = dsl(dsl, writer, sample);
        return new Library() {
            @Override
            public byte[] encode() throws Exception {
                return dsl(dsl, writer, sample);
            }

            @Override
            public Object decode() throws Exception {
                return value.equals("record")
                        ? dsl.deserialize(Order.class, json, json.length)
                        : dsl.deserializeList(Task.class, json, json.length);
            }
        };
    }

    private static byte[] dsl(DslJson<Object> dsl, JsonWriter writer, Object sample) throws Exception {
        writer.reset();
        dsl.serialize(writer, sample);
        return writer.toByteArray();
    }
}
