package dev.corten.compiler.sql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The outermost level of a statement as it is written, for databases that do not tell what they made of it. Whoever
 * concludes something from it must take what is not understood for the worst.
 *
 * @param verb the keyword that says what it does, in lower case, after a WITH: {@code select}, {@code insert}
 * @param with whether it begins with WITH
 * @param compound whether several SELECTs are put together: UNION, INTERSECT, EXCEPT
 * @param clauses what follows each keyword in lower case: {@code select}, {@code from}, {@code where}, {@code group}
 * @param items what it gives, split at commas, without DISTINCT
 */
public record Outline(
        String verb, boolean with, boolean compound, Map<String, List<Token>> clauses, List<List<Token>> items) {
    private static final Set<String> VERBS = Set.of("select", "insert", "replace", "update", "delete");
    private static final Set<String> CLAUSES = Set.of(
            "select",
            "from",
            "where",
            "group",
            "having",
            "window",
            "order",
            "limit",
            "offset",
            "set",
            "values",
            "returning");
    private static final Set<String> COMPOUNDS = Set.of("union", "intersect", "except");

    /** Reads {@code sql}; a statement that is not understood has no verb, no clauses and no items. */
    public static Outline of(NamedSql sql) {
        List<Token> tokens = sql.tokens();
        boolean with = !tokens.isEmpty() && tokens.getFirst().keyword("with");
        boolean compound = false;
        String verb = "";
        String clause = "";
        Map<String, List<Token>> clauses = new LinkedHashMap<>();
        int depth = 0;
        Token last = null;
        for (Token token : tokens) {
            depth -= token.symbol(")") ? 1 : 0;
            String word = token.kind() == Token.Kind.WORD && depth == 0 ? token.name() : "";
            boolean begins = verb.isEmpty()
                    ? VERBS.contains(word)
                    // Not that of IS DISTINCT FROM.
                    : CLAUSES.contains(word) && !(last != null && last.keyword("distinct"));
            if (begins) {
                verb = verb.isEmpty() ? word : verb;
                clause = word;
                if (clauses.put(word, new ArrayList<>()) != null) {
                    // Two of a kind: those of a set operation, or something that is not understood.
                    compound = true;
                }
            } else if (!clause.isEmpty()) {
                clauses.computeIfAbsent(clause, _ -> new ArrayList<>()).add(token);
            }
            compound |= COMPOUNDS.contains(word);
            depth += token.symbol("(") ? 1 : 0;
            last = token;
        }
        List<Token> given = clauses.getOrDefault(verb.equals("select") ? "select" : "returning", List.of());
        if (!given.isEmpty()
                && (given.getFirst().keyword("distinct") || given.getFirst().keyword("all"))) {
            given = given.subList(1, given.size());
        }
        return new Outline(verb, with, compound, clauses, split(given, ","));
    }

    /** What follows {@code keyword}; empty where it is not there. */
    public List<Token> clause(String keyword) {
        return clauses.getOrDefault(keyword, List.of());
    }

    /** Whether there is such a clause. */
    public boolean has(String keyword) {
        return clauses.containsKey(keyword);
    }

    /** The conditions of WHERE that must all be true; empty where that cannot be told. */
    public List<List<Token>> conditions() {
        List<Token> where = clause("where");
        int depth = 0;
        for (Token token : where) {
            depth += token.symbol("(") ? 1 : token.symbol(")") ? -1 : 0;
            // Those have an AND of their own, or are a choice.
            if (depth == 0 && Set.of("or", "between", "case", "xor").contains(token.name())) {
                return List.of();
            }
        }
        return split(where, "and");
    }

    /** The column that {@code tokens} name, and nothing else: {@code title}, {@code t.title}. Without what qualifies it. */
    public static Optional<String> column(List<Token> tokens) {
        boolean named = tokens.size() % 2 == 1 && tokens.size() <= 5;
        for (int i = 0; named && i < tokens.size(); i++) {
            named = i % 2 == 0 ? !tokens.get(i).name().isEmpty() : tokens.get(i).symbol(".");
        }
        return named ? Optional.of(tokens.getLast().name()) : Optional.empty();
    }

    /** {@code item} without the name that it is given with AS. */
    public static List<Token> unnamed(List<Token> item) {
        int size = item.size();
        return size > 2 && item.get(size - 2).keyword("as") ? item.subList(0, size - 2) : item;
    }

    /** Whether {@code tokens} are a call of {@code function} and nothing else. */
    public static boolean call(List<Token> tokens, String function) {
        return !tokens.isEmpty() && tokens.getFirst().keyword(function) && closing(tokens, 1) == tokens.size() - 1;
    }

    /** Where the parenthesis ends that opens at {@code index}; -1 if none does. */
    public static int closing(List<Token> tokens, int index) {
        int depth = 0;
        for (int i = index; i < tokens.size(); i++) {
            depth += tokens.get(i).symbol("(") ? 1 : tokens.get(i).symbol(")") ? -1 : 0;
            if (depth == 0) {
                return i > index ? i : -1;
            }
        }
        return -1;
    }

    /** {@code tokens} split at {@code separator}, a symbol or keyword, where it is in no parentheses. */
    public static List<List<Token>> split(List<Token> tokens, String separator) {
        List<List<Token>> parts = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            depth += token.symbol("(") ? 1 : token.symbol(")") ? -1 : 0;
            if (depth == 0 && (token.symbol(separator) || token.keyword(separator))) {
                parts.add(tokens.subList(from, i));
                from = i + 1;
            }
        }
        if (from < tokens.size()) {
            parts.add(tokens.subList(from, tokens.size()));
        }
        return List.copyOf(parts);
    }
}
