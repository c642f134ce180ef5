package dev.corten.compiler.migration;

import dev.corten.compiler.sql.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Part of a statement, token by token; blanks and comments are left out. */
final class Words {
    private final List<Token> tokens;
    private int at;

    Words(List<Token> tokens) {
        this.tokens = tokens;
    }

    /** Goes past these keywords, if all of them are next. */
    boolean skip(String... keywords) {
        for (int i = 0; i < keywords.length; i++) {
            if (at + i >= tokens.size() || !tokens.get(at + i).keyword(keywords[i])) {
                return false;
            }
        }
        at += keywords.length;
        return true;
    }

    /** Goes past a name, and gives it: without its schema where that is {@code public}. */
    String name() {
        String name = next();
        while (at < tokens.size() && tokens.get(at).symbol(".")) {
            at++;
            String part = next();
            name = name.equals("public") ? part : name + "." + part;
        }
        return name;
    }

    private String next() {
        return at < tokens.size() ? tokens.get(at++).name() : "";
    }

    /** The last token that was gone past. */
    Token last() {
        return tokens.get(Math.max(0, at - 1));
    }

    /** Whether these keywords come somewhere from here on, one after the other. */
    boolean has(String... keywords) {
        for (int i = at; i + keywords.length <= tokens.size(); i++) {
            boolean all = true;
            for (int k = 0; k < keywords.length && all; k++) {
                all = tokens.get(i + k).keyword(keywords[k]);
            }
            if (all) {
                return true;
            }
        }
        return false;
    }

    /** Whether a function of one of these names is called from here on. */
    boolean calls(Set<String> functions) {
        for (int i = at; i + 1 < tokens.size(); i++) {
            if (functions.contains(tokens.get(i).name()) && tokens.get(i + 1).symbol("(")) {
                return true;
            }
        }
        return false;
    }

    /** What is left, between commas that stand in no parentheses. */
    List<Words> parts() {
        List<Words> parts = new ArrayList<>();
        int depth = 0;
        int begin = at;
        for (int i = at; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            depth += token.symbol("(") ? 1 : token.symbol(")") ? -1 : 0;
            if (depth == 0 && token.symbol(",")) {
                parts.add(new Words(tokens.subList(begin, i)));
                begin = i + 1;
            }
        }
        parts.add(new Words(tokens.subList(begin, tokens.size())));
        return parts;
    }

    /** All of it, in lower case, a blank between tokens. */
    String text() {
        return String.join(
                " ",
                tokens.stream()
                        .map(token -> token.name().isEmpty() ? token.text() : token.name())
                        .toList());
    }
}
