package dev.corten.compiler.sql;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Where a name stands in a statement, for databases that say what they stumbled over but not where. */
public final class WrittenName {
    private WrittenName() {}

    /** Where these names first stand with a dot between them, quoted or not; -1 if they do not. */
    public static int find(String sql, String... names) {
        String pattern = Arrays.stream(names)
                .map(name -> "[\"`\\[]?" + Pattern.quote(name) + "[\"`\\]]?")
                .collect(Collectors.joining("\\s*\\.\\s*"));
        Matcher matcher = Pattern.compile("(?<![\\w$])" + pattern + "(?![\\w$])", Pattern.CASE_INSENSITIVE)
                .matcher(sql);
        return matcher.find() ? matcher.start() : -1;
    }
}
