package dev.corten.compiler.report;

import org.jspecify.annotations.Nullable;

/**
 * One finding of the compiler, with everything a reader needs to mend it.
 *
 * @param severity whether the build fails
 * @param id what it is, stable and greppable: {@code sql-unknown-column}; each has a page in docs/errors
 * @param message what is wrong, in one line
 * @param place what is underlined
 * @param help what to do, in one line or several
 */
public record Diagnostic(
        Severity severity,
        String id,
        String message,
        Place place,
        @Nullable String help) {

    /** Whether the build fails. */
    public enum Severity {
        ERROR,
        WARNING
    }

    /** An error. */
    public static Diagnostic error(String id, String message, Place place, @Nullable String help) {
        return new Diagnostic(Severity.ERROR, id, message, place, help);
    }

    /** A warning. */
    public static Diagnostic warning(String id, String message, Place place, @Nullable String help) {
        return new Diagnostic(Severity.WARNING, id, message, place, help);
    }

    /** The same finding in other words. */
    public Diagnostic with(String words) {
        return new Diagnostic(severity, id, words, place, help);
    }

    /** The whole text: id and message, the line with what is wrong underlined, the help. */
    public String render() {
        var text = new StringBuilder("[corten/").append(id).append("] ").append(message);
        SourceText source = place.source();
        String line = source.lineAt(place.start());
        int from = place.start() - source.lineStart(place.start());
        int length = Math.max(1, Math.min(place.end(), source.lineEnd(place.start())) - place.start());
        int indent = line.length() - line.stripLeading().length();
        String shown = line.strip();
        from = Math.max(0, from - Math.min(indent, from));
        text.append("\n    ").append(shown.replace('\t', ' '));
        text.append("\n    ").repeat(' ', from).repeat('^', Math.max(1, Math.min(length, shown.length() - from)));
        if (help != null) {
            text.append("\nhelp: ").append(help.replace("\n", "\n      "));
        }
        return text.toString();
    }
}
