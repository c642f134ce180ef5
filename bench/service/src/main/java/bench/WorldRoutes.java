package bench;

import dev.corten.http.Get;
import dev.corten.http.Routes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Reading and writing random rows. */
@Routes
public final class WorldRoutes {
    private static final int WORLDS = 10_000;

    private final WorldQueries worlds;

    /** Routes on {@code worlds}. */
    public WorldRoutes(WorldQueries worlds) {
        this.worlds = worlds;
    }

    /** One row. */
    @Get("/db")
    World one() {
        return worlds.byId(random());
    }

    /** As many rows as were asked for, a query for each. */
    @Get("/queries")
    List<World> queries(Count n) {
        var result = new ArrayList<World>(n.value());
        for (int i = 0; i < n.value(); i++) {
            result.add(worlds.byId(random()));
        }
        return result;
    }

    /** As many rows as were asked for, each read and then written with another number. */
    @Get("/updates")
    List<World> updates(Count n) {
        var result = new ArrayList<World>(n.value());
        for (int i = 0; i < n.value(); i++) {
            var world = new World(worlds.byId(random()).id(), random());
            worlds.update(world.randomNumber(), world.id());
            result.add(world);
        }
        return result;
    }

    private static int random() {
        return ThreadLocalRandom.current().nextInt(1, WORLDS + 1);
    }
}
