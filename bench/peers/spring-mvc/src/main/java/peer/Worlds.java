package peer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reading and writing random rows, a statement for each. */
@RestController
class Worlds {
    record World(int id, int randomNumber) {}

    private final JdbcClient jdbc;

    Worlds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @GetMapping("/db")
    World one() {
        return jdbc.sql("SELECT id, randomnumber FROM world WHERE id = ?")
                .param(random())
                .query(Worlds::read)
                .single();
    }

    @GetMapping("/queries")
    List<World> queries(@RequestParam(required = false) String n) {
        int count = count(n);
        var worlds = new ArrayList<World>(count);
        for (int i = 0; i < count; i++) {
            worlds.add(one());
        }
        return worlds;
    }

    @GetMapping("/updates")
    List<World> updates(@RequestParam(required = false) String n) {
        int count = count(n);
        var worlds = new ArrayList<World>(count);
        for (int i = 0; i < count; i++) {
            var world = new World(one().id(), random());
            jdbc.sql("UPDATE world SET randomnumber = ? WHERE id = ?")
                    .param(world.randomNumber())
                    .param(world.id())
                    .update();
            worlds.add(world);
        }
        return worlds;
    }

    private static World read(ResultSet row, int number) throws SQLException {
        return new World(row.getInt(1), row.getInt(2));
    }

    private static int random() {
        return ThreadLocalRandom.current().nextInt(1, 10_001);
    }

    private static int count(String n) {
        try {
            return n == null ? 1 : Math.clamp(Long.parseLong(n), 1, 500);
        } catch (NumberFormatException e) {
            return 1;
        }
    }
}
