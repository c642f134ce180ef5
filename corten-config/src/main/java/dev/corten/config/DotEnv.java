package dev.corten.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A {@code .env} file: the variables of a developer's machine, which git ignores. UTF-8, one {@code NAME=value} a line:
 *
 * <pre>
 * # a comment
 * PORT=3000                       # another; a value without quotes ends before " #"
 * export LOG=info,tasks=debug     # export is allowed, so that a shell can read the file too
 * PASSWORD='a $ and a # as they are'
 * GREETING="two\nlines, a \" and a \\"
 * </pre>
 *
 * A value in quotes may go over several lines. Nothing is substituted: {@code $NAME} stands for itself. The last of two
 * lines with one name counts. Problems name lines, never what stands in them: it may be a secret.
 */
record DotEnv(Map<String, String> variables, List<String> problems) {
    static DotEnv read(Path file) {
        try {
            return parse(Files.readString(file));
        } catch (NoSuchFileException none) {
            return new DotEnv(Map.of(), List.of());
        } catch (CharacterCodingException e) {
            return new DotEnv(Map.of(), List.of(".env: is not UTF-8"));
        } catch (IOException e) {
            return new DotEnv(Map.of(), List.of(".env: cannot be read (" + e + ")"));
        }
    }

    static DotEnv parse(String text) {
        return new Reader(text.startsWith("\uFEFF") ? text.substring(1) : text).read();
    }

    /** Goes through the text once. */
    private static final class Reader {
        private final Map<String, String> variables = new LinkedHashMap<>();
        private final List<String> problems = new ArrayList<>();
        private final String text;
        private int at = 0;

        Reader(String text) {
            this.text = text.replace("\r\n", "\n");
        }

        DotEnv read() {
            while (at < text.length()) {
                int start = at;
                String problem = line();
                if (!problem.isEmpty()) {
                    long number = text.substring(0, start)
                                    .chars()
                                    .filter(c -> c == '\n')
                                    .count()
                            + 1;
                    problems.add(".env line " + number + ": " + problem);
                }
                at = lineEnd() + 1;
            }
            return new DotEnv(variables, problems);
        }

        /** Reads one line, or several where quotes go over them; returns what is wrong with it, or nothing. */
        private String line() {
            String line = text.substring(at, lineEnd());
            String content = line.strip();
            if (content.isEmpty() || content.startsWith("#")) {
                return "";
            }
            int equals = line.indexOf('=');
            String name = equals < 0 ? "" : line.substring(0, equals).strip();
            if (name.startsWith("export ")) {
                name = name.substring("export ".length()).strip();
            }
            if (!name.matches("[A-Za-z_][A-Za-z0-9_.]*")) {
                return "expected NAME=value";
            }
            at += equals + 1;
            while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
                at++;
            }
            char quote = at < text.length() ? text.charAt(at) : '\n';
            if (quote != '"' && quote != '\'') {
                variables.put(name, unquoted());
                return "";
            }
            int close = closing(quote);
            if (close < 0) {
                return "the quote is not closed";
            }
            String inside = text.substring(at + 1, close);
            at = close + 1;
            String rest = text.substring(at, lineEnd()).strip();
            if (!rest.isEmpty() && !rest.startsWith("#")) {
                return "text after the closing quote";
            }
            variables.put(name, quote == '"' ? unescape(inside) : inside);
            return "";
        }

        private String unquoted() {
            String value = text.substring(at, lineEnd());
            for (int i = 0; i < value.length(); i++) {
                if (value.charAt(i) == '#' && (i == 0 || Character.isWhitespace(value.charAt(i - 1)))) {
                    return value.substring(0, i).strip();
                }
            }
            return value.strip();
        }

        private int closing(char quote) {
            for (int i = at + 1; i < text.length(); i++) {
                if (text.charAt(i) == quote) {
                    return i;
                }
                if (text.charAt(i) == '\\' && quote == '"') {
                    i++;
                }
            }
            return -1;
        }

        private static String unescape(String value) {
            var result = new StringBuilder(value.length());
            for (int i = 0; i < value.length(); i++) {
                char c = value.charAt(i);
                if (c != '\\' || i + 1 == value.length()) {
                    result.append(c);
                    continue;
                }
                char escaped = value.charAt(++i);
                switch (escaped) {
                    case 'n' -> result.append('\n');
                    case 'r' -> result.append('\r');
                    case 't' -> result.append('\t');
                    case '"', '\\', '$' -> result.append(escaped);
                    default -> result.append('\\').append(escaped);
                }
            }
            return result.toString();
        }

        private int lineEnd() {
            int end = text.indexOf('\n', at);
            return end < 0 ? text.length() : end;
        }
    }
}
