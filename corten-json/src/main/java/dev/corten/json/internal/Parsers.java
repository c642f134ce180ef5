package dev.corten.json.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import java.io.IOException;

/** The parsers of Jackson: how they are made, and what they say in our words. */
public final class Parsers {
    /** How many objects and arrays may be inside of each other. */
    public static final int MAX_DEPTH = 128;

    /** How many characters a number may have. */
    public static final int MAX_DIGITS = 1000;

    /** How many characters a string may have. */
    public static final int MAX_STRING = 10_000_000;

    /** How many characters a name may have. */
    public static final int MAX_NAME = 10_000;

    /** How many characters of a name a path shows: an answer must not be larger than what was asked. */
    private static final int MAX_STEP = 80;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            // Not the thread-local default: there are more virtual threads than buffers that are worth keeping.
            .recyclerPool(JsonRecyclerPools.newConcurrentDequePool())
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(MAX_DIGITS)
                    .maxStringLength(MAX_STRING)
                    .maxNameLength(MAX_NAME)
                    .build())
            // Names come from clients: they belong in the parser's own bounded table.
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            // UTF-8 and nothing else (RFC 8259, section 8.1).
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            .build();

    private Parsers() {}

    /** A parser of {@code length} bytes. */
    public static JsonParser of(byte[] json, int offset, int length) throws IOException {
        return FACTORY.createParser(json, offset, length);
    }

    /** Where the current token of {@code parser} begins, in bytes from the beginning of its text. */
    public static int tokenOffset(JsonParser parser) {
        return (int) parser.currentTokenLocation().getByteOffset();
    }

    /** Where {@code failure} of {@code parser} came up, in bytes from the beginning of its text of {@code length} bytes. */
    public static int offset(IOException failure, JsonParser parser, int length) {
        return switch (failure) {
            case JsonEOFException _ -> length;
            case JsonProcessingException e when e.getLocation() != null -> offset(e.getLocation(), length);
            // A limit has no location of its own.
            default -> offset(parser.currentLocation(), length);
        };
    }

    private static int offset(JsonLocation location, int length) {
        return (int) Math.clamp(location.getByteOffset(), 0, length);
    }

    /** What is wrong with a text that is no JSON. */
    public static String message(IOException failure) {
        return switch (failure) {
            case JsonEOFException _ -> "ends too early";
            case StreamConstraintsException e -> limit(String.valueOf(e.getOriginalMessage()));
            case JsonProcessingException e -> "is not JSON: " + reason(String.valueOf(e.getOriginalMessage()));
            default -> "is not JSON";
        };
    }

    private static String limit(String message) {
        if (message.contains("nesting depth")) {
            return "has objects and arrays more than " + MAX_DEPTH + " deep";
        } else if (message.startsWith("Number")) {
            return "has a number of more than " + MAX_DIGITS + " characters";
        } else if (message.startsWith("Name")) {
            return "has a name of more than " + MAX_NAME + " characters";
        } else if (message.startsWith("String")) {
            return "has a string of more than " + MAX_STRING + " characters";
        }
        return "goes past a limit";
    }

    /** Jackson's reason without what it says about its own settings, sources and start markers. */
    private static String reason(String message) {
        String first = message.lines().findFirst().orElse("");
        String cut = first.replaceFirst(" \\(start marker at .*", "").replaceFirst(" \\(or try .*", "");
        return cut.isEmpty() ? cut : Character.toLowerCase(cut.charAt(0)) + cut.substring(1);
    }

    /** The path of {@code context}, as in {@code $.items[2].price}. */
    public static String path(JsonStreamContext context) {
        var path = new StringBuilder();
        append(path, context);
        return path.toString();
    }

    private static void append(StringBuilder path, JsonStreamContext context) {
        JsonStreamContext parent = context.getParent();
        if (parent == null) {
            path.append('$');
            return;
        }
        append(path, parent);
        if (context.inArray() && context.hasCurrentIndex()) {
            path.append('[').append(context.getCurrentIndex()).append(']');
        } else if (context.inObject() && context.hasCurrentName()) {
            path.append(step(context.getCurrentName()));
        }
    }

    /** The step of a path into the field {@code whole}: {@code .price}, or {@code ["list price"]} (RFC 9535). */
    public static String step(String whole) {
        String name = whole.length() <= MAX_STEP ? whole : whole.substring(0, MAX_STEP) + "…";
        if (isPlain(name)) {
            return "." + name;
        }
        return "[\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"]";
    }

    private static boolean isPlain(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c >= 0x80;
            if (!letter && (i == 0 || c < '0' || c > '9')) {
                return false;
            }
        }
        return !name.isEmpty();
    }
}
