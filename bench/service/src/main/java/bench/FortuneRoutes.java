package bench;

import dev.corten.http.Get;
import dev.corten.http.Routes;
import java.util.ArrayList;
import java.util.Comparator;

/** The page of all fortunes and one more, sorted by their text. */
@Routes
public final class FortuneRoutes {
    private static final Fortune MORE = new Fortune(0, "Additional fortune added at request time.");

    private final FortuneQueries fortunes;

    /** Routes on {@code fortunes}. */
    public FortuneRoutes(FortuneQueries fortunes) {
        this.fortunes = fortunes;
    }

    /** The page. */
    @Get("/fortunes")
    FortunePage fortunes() {
        var all = new ArrayList<>(fortunes.all());
        all.add(MORE);
        all.sort(Comparator.comparing(Fortune::message));
        return new FortunePage(all);
    }
}
