package dev.corten.compiler.describe.wire;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An error or a notice of the server (PostgreSQL documentation, "Error and Notice Message Fields").
 *
 * @param severity {@code ERROR}, {@code LOG}, …, never translated
 * @param sqlState the code (appendix A)
 * @param message the message
 * @param detail the detail
 * @param hint the hint
 * @param position the character of the statement that it is about, from 1, or 0
 */
public record Report(
        String severity,
        String sqlState,
        String message,
        @Nullable String detail,
        @Nullable String hint,
        int position) {

    static Report of(Map<Character, String> fields) {
        return new Report(
                fields.getOrDefault('V', fields.getOrDefault('S', "")),
                fields.getOrDefault('C', "XX000"),
                fields.getOrDefault('M', ""),
                fields.get('D'),
                fields.get('H'),
                Integer.parseInt(fields.getOrDefault('P', "0")));
    }
}
