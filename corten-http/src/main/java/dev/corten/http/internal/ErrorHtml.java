package dev.corten.http.internal;

import dev.corten.context.Errors;
import dev.corten.http.Request;
import dev.corten.http.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The page of an error for a developer: the chain, the line, the statement. Nothing of the request but where it went. */
public final class ErrorHtml {
    private static final int MAX_CAUSES = 16;
    private static final int MAX_FRAMES = 200;
    private static final int MAX_TEXT = 10_000;

    private static final String STYLE = """
            :root{color-scheme:light dark;--line:#d8dce3;--soft:#6b7280;--bad:#b3261e;--mark:#fde8e6;--code:#f6f7f9}
            @media(prefers-color-scheme:dark){:root{--line:#3a3f47;--soft:#9aa3af;--bad:#ff8a80;--mark:#4a2320;--code:#1d2025}}
            body{font:16px/1.5 system-ui,sans-serif;margin:0 auto;max-width:64rem;padding:1.5rem}
            h1{font-size:1.3rem;margin:.3rem 0 1rem;overflow-wrap:anywhere;white-space:pre-wrap}
            h2{font-size:1rem;margin:1.5rem 0 .4rem}
            .where,.file,.name{color:var(--soft)}
            ol{padding-left:1.2rem}li{overflow-wrap:anywhere;white-space:pre-wrap}
            pre{background:var(--code);border:1px solid var(--line);border-radius:.4rem;overflow-x:auto;padding:.5rem 0;
            font:13px/1.55 ui-monospace,monospace;margin:.3rem 0}
            pre span{display:block;padding:0 .8rem}pre i{color:var(--soft);font-style:normal;display:inline-block;width:3.2rem}
            pre .at{background:var(--mark);border-left:3px solid var(--bad);padding-left:calc(.8rem - 3px)}
            .bad{color:var(--bad)}summary{cursor:pointer;color:var(--soft)}
            """.replace("\n", "");

    private final Sources sources;

    /** Shows the lines of {@code sources}. */
    public ErrorHtml(Sources sources) {
        this.sources = sources;
    }

    /** The page for {@code error}, because of which {@code request} is answered with {@code status}. */
    public String page(Request request, int status, Throwable error) {
        List<Throwable> causes = causes(error);
        Route route = request.route();
        String where = request.method() + " " + request.path();
        return """
                <!doctype html>
                <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
                <title>%s</title><style>%s</style></head><body>
                <p class="where">%s%s · status %d · request %s</p>
                <h1><span class="bad">%s</span></h1>
                %s%s%s%s
                <p class="where">Only browsers on this machine see this page; others get the error without a word of it.</p>
                </body></html>
                """.formatted(
                        escape(title(error)),
                        STYLE,
                        escape(where),
                        route == null ? "" : " · " + escape(route.name()),
                        status,
                        escape(request.id()),
                        escape(title(error)),
                        chain(causes),
                        line(causes),
                        statement(causes),
                        traces(causes));
    }

    private static List<Throwable> causes(Throwable error) {
        var causes = new ArrayList<Throwable>();
        for (Throwable at = error; at != null && causes.size() < MAX_CAUSES; at = at.getCause()) {
            causes.add(at);
        }
        return causes;
    }

    private static String title(Throwable error) {
        String message = error.getMessage();
        return error.getClass().getSimpleName() + (message == null ? "" : ": " + message);
    }

    /** What was being done, from the outermost to the innermost, and each cause. */
    private static String chain(List<Throwable> causes) {
        var steps = new ArrayList<String>();
        for (Throwable cause : causes) {
            Errors.contexts(cause).forEach(doing -> steps.add("while " + escape(doing)));
            steps.add("<span class=\"name\">" + escape(cause.getClass().getName()) + "</span> "
                    + escape(String.valueOf(cause.getMessage())));
        }
        return steps.size() == 1
                ? ""
                : section(
                        "Chain",
                        "<ol>" + steps.stream().map(s -> "<li>" + s + "</li>").collect(Collectors.joining()) + "</ol>");
    }

    /** The line of the application that is nearest to the root of the error. */
    private String line(List<Throwable> causes) {
        for (Throwable cause : causes.reversed()) {
            for (StackTraceElement frame : cause.getStackTrace()) {
                Optional<Sources.Excerpt> excerpt = sources.around(frame);
                if (excerpt.isPresent()) {
                    return section("Source", code(excerpt.get()));
                }
            }
        }
        return "";
    }

    private String statement(List<Throwable> causes) {
        for (Throwable cause : causes) {
            for (StackTraceElement frame : cause.getStackTrace()) {
                Optional<Sources.Excerpt> excerpt = sources.statement(frame);
                if (excerpt.isPresent()) {
                    return section("Query", code(excerpt.get()));
                }
            }
        }
        return "";
    }

    private static String code(Sources.Excerpt excerpt) {
        var lines = new StringBuilder();
        for (int i = 0; i < excerpt.lines().size(); i++) {
            int number = excerpt.first() + i;
            lines.append(number == excerpt.marked() ? "<span class=\"at\"><i>" : "<span><i>")
                    .append(number)
                    .append("</i>")
                    .append(escape(excerpt.lines().get(i)))
                    .append("</span>");
        }
        return "<p class=\"file\">" + escape(excerpt.file() + ":" + excerpt.marked()) + "</p><pre>" + lines + "</pre>";
    }

    private static String traces(List<Throwable> causes) {
        var traces = new StringBuilder();
        for (Throwable cause : causes) {
            StackTraceElement[] frames = cause.getStackTrace();
            if (frames.length > 0) {
                traces.append("<details><summary>")
                        .append(escape(cause.getClass().getName()))
                        .append("</summary><pre>");
                for (int i = 0; i < Math.min(frames.length, MAX_FRAMES); i++) {
                    traces.append("<span>").append(escape(frames[i].toString())).append("</span>");
                }
                traces.append("</pre></details>");
            }
        }
        return traces.isEmpty() ? "" : section("Stack", traces.toString());
    }

    private static String section(String title, String content) {
        return "<h2>" + title + "</h2>" + content + "\n";
    }

    private static String escape(String text) {
        String shown = text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT) + "…";
        return shown.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
