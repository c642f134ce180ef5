package dev.corten.compiler.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a documentation comment says, in CommonMark: code in backticks, paragraphs apart, no HTML.
 *
 * @param text the main description, or empty
 * @param parameters what {@code @param} says of each name
 * @param result what {@code @return} says, or empty
 * @param exceptions what {@code @throws} says of each class, named as it was written
 */
public record Javadoc(String text, Map<String, String> parameters, String result, Map<String, String> exceptions) {
    /** No comment. */
    public static final Javadoc NONE = new Javadoc("", Map.of(), "", Map.of());

    private static final Pattern BLOCK = Pattern.compile("@(\\w+)[ \\t]*");
    private static final Pattern INLINE = Pattern.compile("(?s)(\\w+)\\s*(.*)");
    private static final Pattern PRE = Pattern.compile("(?is)<pre[^>]*>(.*?)</pre>");
    private static final Pattern NAMED = Pattern.compile("(?s)(\\S+)\\s*(.*)");

    /** Copies the maps. */
    public Javadoc {
        parameters = Map.copyOf(parameters);
        exceptions = Map.copyOf(exceptions);
    }

    /** The comment {@code comment}, which is written in CommonMark itself if {@code markdown} says so, and not in HTML. */
    public static Javadoc of(String comment, boolean markdown) {
        List<String> blocks = blocks(comment);
        Map<String, String> parameters = new LinkedHashMap<>();
        Map<String, String> exceptions = new LinkedHashMap<>();
        String result = "";
        for (String block : blocks.subList(1, blocks.size())) {
            Matcher tag = BLOCK.matcher(block);
            if (!tag.lookingAt()) {
                continue;
            }
            String rest = block.substring(tag.end());
            Matcher named = NAMED.matcher(rest);
            switch (tag.group(1)) {
                case "param" -> put(parameters, named, markdown);
                case "throws", "exception" -> put(exceptions, named, markdown);
                case "return" -> result = plain(rest, markdown);
                default -> {}
            }
        }
        String main = blocks.getFirst();
        if (main.strip().startsWith("{@return ")) {
            result = plain(main.strip().replaceFirst("\\{@return ", "").replaceFirst("}", ""), markdown);
        }
        return new Javadoc(plain(main, markdown), parameters, result, exceptions);
    }

    /** The first sentence as plain text, without its full stop; empty if there is none. */
    public String firstSentence() {
        String paragraph = text.split("\n\n", 2)[0].replace("`", "").replaceAll("\\s+", " ");
        int end = paragraph.indexOf(". ");
        String sentence = end < 0 ? paragraph : paragraph.substring(0, end);
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }

    /** The main description, if it has more than one sentence; otherwise empty. */
    public String beyondFirstSentence() {
        return text.replace("`", "").replaceAll("\\s+", " ").length()
                        > firstSentence().length() + 1
                ? text
                : "";
    }

    private static void put(Map<String, String> map, Matcher named, boolean markdown) {
        if (named.matches()) {
            map.put(named.group(1), plain(named.group(2), markdown));
        }
    }

    /** The main description and the block tags, which begin where a line does and no inline tag is open. */
    private static List<String> blocks(String comment) {
        var blocks = new ArrayList<String>();
        var block = new StringBuilder();
        int depth = 0;
        for (String line : comment.lines().toList()) {
            if (depth == 0 && BLOCK.matcher(line.strip()).lookingAt()) {
                blocks.add(block.toString());
                block.setLength(0);
                block.append(line.strip()).append('\n');
            } else {
                block.append(line.startsWith(" ") ? line.substring(1) : line).append('\n');
            }
            depth = depth(line, depth);
        }
        blocks.add(block.toString());
        return blocks;
    }

    /** How many braces of an inline tag are open behind {@code line}. */
    private static int depth(String line, int before) {
        int depth = before;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '{' && (depth > 0 || line.startsWith("{@", i))) {
                depth++;
            } else if (c == '}' && depth > 0) {
                depth--;
            }
        }
        return depth;
    }

    private static String plain(String text, boolean markdown) {
        if (markdown) {
            return inline(text, true).strip();
        }
        var result = new StringBuilder();
        Matcher pre = PRE.matcher(text);
        int from = 0;
        while (pre.find()) {
            result.append(flowing(text.substring(from, pre.start())));
            String code = inline(pre.group(1).replaceFirst("^\\s*\\{@code", "{@literal"), false);
            result.append("\n\n```\n").append(entities(code).strip()).append("\n```\n\n");
            from = pre.end();
        }
        return result.append(flowing(text.substring(from))).toString().strip();
    }

    /** Text whose line breaks mean nothing. */
    private static String flowing(String html) {
        return entities(inline(html, false)
                        .replaceAll("(?i)<p>|</p>", "\n\n")
                        .replaceAll("(?i)\\s*<li>\\s*", "\n- ")
                        .replaceAll("(?i)</?code>", "`")
                        .replaceAll("(?i)</?(b|strong)>", "**")
                        .replaceAll("(?i)</?(i|em)>", "*")
                        .replaceAll("(?i)</?(ul|ol|dl|table)[^>]*>", "\n\n")
                        .replaceAll("</?[a-zA-Z][^>]*>", ""))
                .replaceAll("[ \\t]*\\n[ \\t]*", "\n")
                .replaceAll("(?<!\\n)\\n(?!\\n|- )", " ")
                .replaceAll("[ \\t]+", " ")
                .replaceAll("\\n{3,}", "\n\n")
                .strip();
    }

    private static String entities(String text) {
        return text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&nbsp;", " ")
                .replace("&quot;", "\"")
                .replace("&#64;", "@")
                .replace("&amp;", "&");
    }

    /** {@code text} with its inline tags replaced by what they show. */
    private static String inline(String text, boolean markdown) {
        var result = new StringBuilder();
        int from = 0;
        for (int at = text.indexOf("{@"); at >= 0; at = text.indexOf("{@", from)) {
            int end = at + 2;
            for (int depth = 1; end < text.length() && depth > 0; end++) {
                depth += text.charAt(end) == '{' ? 1 : text.charAt(end) == '}' ? -1 : 0;
            }
            boolean closed = text.charAt(end - 1) == '}';
            result.append(text, from, at).append(tag(text.substring(at + 2, closed ? end - 1 : end), markdown));
            from = end;
        }
        return result.append(text.substring(from)).toString();
    }

    private static String tag(String tag, boolean markdown) {
        Matcher parts = INLINE.matcher(tag);
        if (!parts.matches()) {
            return tag;
        }
        String content = parts.group(2);
        // What looks like HTML is none here.
        String verbatim = markdown
                ? content
                : content.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return switch (parts.group(1)) {
            case "code" -> "`" + verbatim.strip() + "`";
            case "literal" -> verbatim;
            case "link", "linkplain" -> {
                Matcher link = NAMED.matcher(content.strip());
                String label = link.matches() ? link.group(2) : "";
                yield label.isEmpty()
                        ? "`" + content.strip().replaceFirst("^#", "").replace('#', '.') + "`"
                        : label;
            }
            case "inheritDoc" -> "";
            default -> inline(content, markdown);
        };
    }
}
