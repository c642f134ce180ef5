package dev.corten.compiler.describe;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The cases of sql-corpus.json. */
final class Corpus {
    private Corpus() {}

    /** A column that is expected, and whether it can be NULL. */
    record Expected(String name, boolean nullable) {}

    /** A case; {@code runs} are parameters under which each nullable column comes back NULL. */
    record Case(
            String name,
            String setup,
            String sql,
            List<Boolean> parameters,
            List<Expected> expected,
            List<List<String>> runs) {}

    /** Those that hold for this major version. */
    static List<Case> cases(int version) throws IOException {
        try (InputStream in = Corpus.class.getResourceAsStream("sql-corpus.json");
                JsonParser parser = new JsonFactory().createParser(in)) {
            parser.nextToken();
            List<Case> cases = new ArrayList<>();
            for (Object value : (List<?>) value(parser)) {
                Map<?, ?> fields = (Map<?, ?>) value;
                if ((Integer) fields.get("min_ver") <= version && version <= (Integer) fields.get("max_ver")) {
                    cases.add(read(fields));
                }
            }
            return cases;
        }
    }

    @SuppressWarnings("unchecked")
    private static Case read(Map<?, ?> fields) {
        List<Boolean> parameters = new ArrayList<>();
        for (Object parameter : (List<?>) fields.get("params")) {
            parameters.add((Boolean) ((Map<?, ?>) parameter).get("nullable"));
        }
        List<Expected> expected = new ArrayList<>();
        for (Object column : (List<?>) fields.get("expect")) {
            Map<?, ?> of = (Map<?, ?>) column;
            expected.add(new Expected((String) of.get("name"), (Boolean) of.get("nullable")));
        }
        return new Case(
                (String) fields.get("name"),
                (String) fields.get("setup_sql"),
                (String) fields.get("sql"),
                parameters,
                expected,
                (List<List<String>>) fields.get("runs"));
    }

    private static Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                Map<String, Object> object = new LinkedHashMap<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    parser.nextToken();
                    object.put(name, value(parser));
                }
                yield object;
            }
            case START_ARRAY -> {
                List<Object> array = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    array.add(value(parser));
                }
                yield array;
            }
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            case VALUE_NUMBER_INT -> parser.getIntValue();
            default -> parser.getText();
        };
    }
}
