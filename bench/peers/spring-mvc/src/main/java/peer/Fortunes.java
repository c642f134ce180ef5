package peer;

import java.util.Comparator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The page of fortunes. */
@Controller
class Fortunes {
    record Fortune(int id, String message) {}

    private final JdbcClient jdbc;

    Fortunes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @GetMapping("/fortunes")
    String page(Model model) {
        var fortunes = jdbc.sql("SELECT id, message FROM fortune")
                .query((row, number) -> new Fortune(row.getInt(1), row.getString(2)))
                .list();
        fortunes.add(new Fortune(0, "Additional fortune added at request time."));
        fortunes.sort(Comparator.comparing(Fortune::message));
        model.addAttribute("fortunes", fortunes);
        return "fortunes";
    }
}
