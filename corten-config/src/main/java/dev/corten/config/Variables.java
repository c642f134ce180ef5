package dev.corten.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The variables that a configuration is read from, and the problems found so far. Generated classes read everything
 * through one of these and then ask for the {@link #result}, so that a report is complete. For one thread.
 *
 * <pre>{@code
 * var variables = Variables.load();
 * var port = variables.withDefault("PORT", Parser.INTEGER, "3000");
 * var key = variables.required("API_KEY", Parser.SECRET);
 * return variables.result(() -> new AppConfig(port.get(), key.get()));
 * }</pre>
 */
public final class Variables {
    private final Map<String, String> first;
    private final Map<String, String> second;
    private final List<String> problems = new ArrayList<>();

    private Variables(Map<String, String> first, Map<String, String> second) {
        this.first = first;
        this.second = second;
    }

    /** Those of the environment, then those of {@code .env} in the working directory if there is one. */
    public static Variables load() {
        return load(System.getenv(), Path.of(".env"));
    }

    static Variables load(Map<String, String> environment, Path file) {
        DotEnv dotEnv = DotEnv.read(file);
        var variables = new Variables(environment, dotEnv.variables());
        variables.problems.addAll(dotEnv.problems());
        return variables;
    }

    /** Exactly these. */
    public static Variables of(Map<String, String> variables) {
        return new Variables(variables, Map.of());
    }

    /** The text of the variable {@code name}; empty if it is not set, or set to nothing. */
    public Optional<String> text(String name) {
        // What the environment sets to nothing stays so, whatever .env says: that is how to leave a value of .env out.
        String text = first.containsKey(name) ? first.get(name) : second.get(name);
        return Optional.ofNullable(text).filter(t -> !t.isEmpty());
    }

    /** The value of a variable that must be set. */
    public <T> Value<T> required(String name, Parser<T> parser) {
        Optional<String> text = text(name);
        if (text.isPresent()) {
            return parse(name, parser, text.get());
        }
        problems.add(name + ": missing, expected " + parser.expects());
        return Value.unusable();
    }

    /** The value of a variable, or that of {@code text} where it is not set. */
    public <T> Value<T> withDefault(String name, Parser<T> parser, String text) {
        return parse(name, parser, text(name).orElse(text));
    }

    /** The value of a variable that need not be set. */
    public <T> Value<Optional<T>> optional(String name, Parser<T> parser) {
        Optional<String> text = text(name);
        return text.isPresent() ? parse(name, parser, text.get()).map(Optional::of) : Value.of(Optional.empty());
    }

    /** The value of a variable, or {@code null} where it is not set. */
    public <T> Value<@Nullable T> nullable(String name, Parser<T> parser) {
        Optional<String> text = text(name);
        if (text.isPresent()) {
            return parse(name, parser, text.get()).<@Nullable T>map(value -> value);
        }
        return Value.<@Nullable T>of(null);
    }

    private <T> Value<T> parse(String name, Parser<T> parser, String text) {
        try {
            return Value.of(parser.parse(text));
        } catch (IllegalArgumentException e) {
            problems.add(name + ": " + e.getMessage());
            return Value.unusable();
        }
    }

    /**
     * A record that is made of values: none where one of them has a problem, or where the constructor refuses them with
     * an {@link IllegalArgumentException}.
     *
     * @param path the component that holds it, for the message: {@code database}
     * @param constructor makes it
     */
    public <T> Value<T> record(String path, Supplier<T> constructor) {
        try {
            return Value.of(constructor.get());
        } catch (Value.Unusable noted) {
            return Value.unusable();
        } catch (IllegalArgumentException e) {
            problems.add(path + ": " + e.getMessage());
            return Value.unusable();
        }
    }

    /**
     * The whole configuration.
     *
     * @param name what it is called, for the message: {@code AppConfig}
     * @throws ConfigException with every problem that was found
     */
    public <T> T result(String name, Supplier<T> constructor) {
        Value<T> value = record(name, constructor);
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
        return value.get();
    }
}
