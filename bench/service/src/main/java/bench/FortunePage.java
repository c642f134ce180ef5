package bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.corten.http.Response;
import java.util.List;

/** The HTML of fortunes. Written by hand, because Corten has no templates. */
final class FortunePage {
    private static final int TYPICAL = 2048;

    private FortunePage() {}

    static Response of(List<Fortune> fortunes) {
        var page = new StringBuilder(TYPICAL)
                .append("<!DOCTYPE html><html><head><title>Fortunes</title></head><body><table>")
                .append("<tr><th>id</th><th>message</th></tr>");
        for (Fortune fortune : fortunes) {
            page.append("<tr><td>").append(fortune.id()).append("</td><td>");
            escape(fortune.message(), page);
            page.append("</td></tr>");
        }
        page.append("</table></body></html>");
        return Response.bytes("text/html; charset=utf-8", page.toString().getBytes(UTF_8));
    }

    private static void escape(String text, StringBuilder page) {
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            String entity =
                    switch (text.charAt(i)) {
                        case '<' -> "&lt;";
                        case '>' -> "&gt;";
                        case '&' -> "&amp;";
                        case '"' -> "&quot;";
                        case '\'' -> "&#39;";
                        default -> "";
                    };
            if (!entity.isEmpty()) {
                page.append(text, from, i).append(entity);
                from = i + 1;
            }
        }
        page.append(text, from, text.length());
    }
}
