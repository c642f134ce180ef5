package types;

import dev.corten.json.Field;
import dev.corten.json.JsonValue;
import dev.corten.sql.Db;
import dev.corten.sql.Inet;
import dev.corten.sql.Interval;
import dev.corten.sql.Range;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/** Runs every query and says what it gave. */
public final class Program {
    private Program() {}

    public static String run(Db db) {
        ThingQueries things = new SqlThingQueries(db);
        var out = new StringBuilder();
        Instant at = Instant.parse("2026-01-02T03:04:05.123456Z");
        LocalDateTime local = LocalDateTime.parse("2026-01-02T03:04:05");
        LocalDate day = LocalDate.parse("2026-02-28");
        LocalTime hour = LocalTime.parse("23:59:58");
        UUID key = UUID.fromString("00000000-0000-0000-0000-00000000002a");
        var exact = new BigDecimal("12345678901234567890.5");
        byte[] bytes = {1, 2};
        out.append("insert ").append(things.insert(
                        true, (short) 1, 2, 3L, 1.5f, 2.5, exact, "wörds\n'", "näme", "abc", bytes, key, at, local, day, hour,
                        Mood.SO_SO, "a@b"));
        out.append("\ninsert ").append(things.insert(
                        null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null));
        for (int id = 1; id <= 3; id++) {
            out.append("\nbyId ").append(things.byId(id).map(Program::show).orElse("none"));
        }
        out.append("\nfind all ").append(things.find(
                        null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null));
        out.append("\nfind one ").append(things.find(
                        true, (short) 1, 2, 3L, 1.5f, 2.5, exact, "wörds\n'", "näme", "abc", bytes, key, at, local, day, hour,
                        Mood.SO_SO, "a@b"));
        out.append("\nfind none ").append(things.find(
                        false, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null));
        out.append("\nwide ").append(things.wide((short) 1));
        out.append("\nwide ").append(things.wide((short) 2));
        things.widen(2, 7, 0.5f, 8, (short) 9);
        out.append("\nwidened ").append(things.byId(2).map(Program::show).orElse("none"));
        things.widen(2, 7, null, null, (short) 9);
        out.append("\nwidened ").append(things.byId(2).map(Program::show).orElse("none"));
        out.append("\nwords ").append(things.words().toString().replace("\n", "\\n"));
        out.append("\nnone ").append(things.none());
        out.append("\nmoods ").append(things.moods());
        out.append("\necho ").append(things.echo(null, null)).append(things.echo(Mood.HAPPY, "x"));
        out.append("\noperators ").append(things.operators("a")).append(things.operators("b"));
        out.append("\ncount ").append(things.count());
        arrays(new SqlArrayQueries(db), out);
        values(new SqlValueQueries(db), out);
        NestedQueries nested = new SqlNestedQueries(db);
        out.append("\nnested ").append(nested.items(0)).append(nested.items(9));
        out.append("\nshelves ").append(nested.shelves(0)).append(nested.shelves(9));
        out.append("\npair ").append(nested.pair(1)).append(nested.pair(2));
        structures(new SqlStructureQueries(db), out);
        ShapeQueries shapes = new SqlShapeQueries(db);
        out.append("\nstream ").append(db.transaction(() -> shapes.below(2).toList().toString() + shapes.words().count()));
        out.append("\nmaps ").append(shapes.byId()).append(shapes.byMood()).append(shapes.moods());
        out.append("\nelements ").append(shapes.lists());
        bulk(shapes, out);
        out.append("\ndelete ").append(things.delete(Mood.SO_SO)).append(things.delete(Mood.SO_SO));
        dynamic(new SqlDynamicQueries(db), out);
        crud(new SqlPeople(db), new SqlSeats(db), out);
        return out.append("\n").toString();
    }

    private static void dynamic(DynamicQueries dynamic, StringBuilder out) {
        out.append("\nfound ").append(dynamic.find(null, null, null, DynamicQueries.Order.DOWN, 0, null));
        out.append(dynamic.find(2, null, null, DynamicQueries.Order.UP, 0, null));
        out.append(dynamic.find(2, 9, null, DynamicQueries.Order.UP, 0, null));
        out.append(dynamic.find(0, 9, "NULL", DynamicQueries.Order.NEAREST, 2, null));
        out.append(dynamic.find(null, null, null, DynamicQueries.Order.NEAREST, 2, (short) 1));
        out.append("\nsorted ").append(dynamic.sorted(DynamicQueries.Simple.DOWN)).append(dynamic.sorted(null).size());
        out.append("\nchanged ").append(dynamic.change(2, Field.of("x"), Field.of(Mood.HAPPY)));
        out.append(dynamic.change(2, Field.absent(), Field.absent()));
        out.append(dynamic.change(2, Field.of(null), Field.absent()));
        out.append(dynamic.change(2, Field.absent(), Field.of(Mood.SO_SO)));
        out.append(dynamic.change(7, Field.absent(), Field.absent()));
    }

    private static void crud(People people, Seats seats, StringBuilder out) {
        People.PersonId ann = people.add(new People.NewPerson("Ann", Mood.SO_SO));
        out.append("\ncrud ").append(ann).append(people.find(ann)).append(people.exists(ann));
        out.append(people.exists(new People.PersonId(7))).append(people.find(new People.PersonId(7)));
        out.append("\ninserted ").append(people.insert(new People.Person(ann, "Bob", null, new ValueQueries.Mail("b@c"), 2)));
        out.append("\nupdated ").append(people.update(new People.Person(ann, "Anna", null, null, 1)));
        out.append(people.update(new People.Person(new People.PersonId(7), "Nobody", null, null, 0)));
        out.append("\nupserted ").append(people.upsert(new People.Person(new People.PersonId(9), "Cleo", null, null, 5)));
        out.append(people.upsert(new People.Person(new People.PersonId(9), "Cleo", Mood.HAPPY, null, 6)));
        out.append("\nchanged ").append(people.change(ann, new People.Changes(
                        Field.absent(), Field.of(Mood.HAPPY), Field.of(new ValueQueries.Mail("a@b")), Field.absent())));
        out.append(people.change(ann, new People.Changes(
                        Field.of("Ann"), Field.of(null), Field.absent(), Field.of(4))));
        out.append(people.change(new People.PersonId(7), new People.Changes(
                        Field.absent(), Field.absent(), Field.absent(), Field.absent())));
        out.append("\npages ").append(people.page(null, 2).size()).append(people.page(new People.PersonId(2), 2));
        out.append(people.count()).append(people.all().size()).append(people.visited());
        out.append("\nlike ").append(people.like(null)).append(people.like(new People.Named("Cleo", Mood.HAPPY)));
        out.append("\ndeleted ").append(people.delete(ann)).append(people.delete(ann)).append(people.count());
        for (int number = 1; number <= 3; number++) {
            seats.insert(new Seats.Seat(number / 3, number, null));
        }
        out.append("\nseats ").append(seats.page(new Seats.Place(0, 1), 9)).append(seats.find(new Seats.Place(1, 3)));
        out.append(seats.upsert(new Seats.Seat(0, 2, 9))).append(seats.update(new Seats.Seat(1, 3, 9)));
        out.append(seats.delete(new Seats.Place(0, 1))).append(seats.all());
        out.append("\nnull ").append(refused(() -> people.add(new People.NewPerson(null, null))));
    }

    private static String refused(Runnable call) {
        try {
            call.run();
            return "not refused";
        } catch (NullPointerException refused) {
            return refused.getMessage();
        }
    }

    private static void arrays(ArrayQueries shelves, StringBuilder out) {
        out.append("\nshelf ").append(shelves.insert(
                        Arrays.asList("a,\"b\"", null, "NULL"), List.of(1, -2), Arrays.asList(Mood.SO_SO, null),
                        List.of("a@b"), List.of(Long.MAX_VALUE), List.of(new UUID(0, 42))));
        out.append("\nshelf ").append(shelves.insert(List.of(), null, List.of(), null, List.of(), null));
        out.append("\nids ").append(shelves.byIds(List.of(2, 1, 7))).append(shelves.byIds(List.of()));
        out.append("\nids or all ").append(shelves.byIdsOrAll(List.of((short) 2))).append(shelves.byIdsOrAll(null));
        out.append("\nmoods ").append(shelves.echo(Arrays.asList(null, Mood.HAPPY))).append(shelves.echo(List.of()));
        out.append(shelves.echoAll(List.of(Mood.SO_SO, Mood.HAPPY))).append(shelves.moods(1)).append(shelves.moods(9));
        out.append("\namounts ").append(shelves.amounts(1)).append(shelves.amounts(2));
        out.append("\ntimes ").append(shelves.times(List.of())).append(shelves.times(List.of(1, 2)));
    }

    private static void values(ValueQueries values, StringBuilder out) {
        var id = new ValueQueries.ThingId(2);
        var mail = new ValueQueries.Mail("a@b");
        out.append("\nvalues ").append(values.update(id, mail, new ValueQueries.Feeling(Mood.HAPPY), null));
        out.append(values.byId(id)).append(values.mail(id)).append(values.moods()).append(values.mails());
        out.append(values.update(id, null, null, new ValueQueries.Amount(5))).append(values.byId(id));
        out.append("\nvalues among ").append(values.among(List.of(id, id), Arrays.asList(mail, null), null));
        out.append(values.among(List.of(), List.of(), List.of(new ValueQueries.Feeling(Mood.SO_SO))));
        out.append("\nvalue widened ").append(values.byId(new ValueQueries.ThingId(1)));
        out.append("\nvalue lists ").append(values.lists());
        try {
            values.byId(null);
        } catch (NullPointerException refused) {
            out.append("\nnull ").append(refused.getMessage());
        }
    }

    private static void structures(StructureQueries people, StringBuilder out) {
        var home = new StructureQueries.Address(
                new StructureQueries.City("Bree"), "a \"b\", (c)", Mood.SO_SO, Arrays.asList(1, null));
        var bare = new StructureQueries.Address(new StructureQueries.City(""), null, null, null);
        Instant at = Instant.parse("2026-01-02T03:04:05.123456Z");
        out.append("\nperson ").append(people.insert(
                        1, home, Arrays.asList(bare, null), new Interval(14, -3, 1_500_000), List.of(new Interval(0, 1, -1)),
                        Inet.parse("10.0.0.1/8"), List.of(Inet.parse("10.0.0.0/8")),
                        Range.closed(LocalDate.parse("2026-01-01"), LocalDate.parse("2026-01-31")), Range.atLeast(at),
                        Range.closed(Mood.HAPPY, Mood.SO_SO), List.of(Range.closedOpen(1, 5), Range.none()),
                        new StructureQueries.Details("r\"ed\"", null), new JsonValue.StringValue("note"), List.of("a", "b"),
                        List.of(new StructureQueries.Details("blue", 1)), StructureQueries.Mail.of("a@b"),
                        StructureQueries.Level.HIGH));
        out.append("\nperson ").append(people.insert(
                        2, null, null, new Interval(0, 0, 0), null, null, null, null, Range.none(), null, null,
                        new StructureQueries.Details("none", 2), null, null, null, StructureQueries.Mail.of("c@d"),
                        StructureQueries.Level.LOW));
        out.append("\ndetails ").append(people.details(1)).append(people.details(3));
        out.append("\nhomes ").append(people.homes());
        out.append("\nnamed ").append(people.named(home)).append(people.named(bare));
        out.append("\nlevels ").append(people.levels());
        out.append("\nfound ").append(people.find(
                List.of(StructureQueries.Level.HIGH), StructureQueries.Mail.of("a@b"), LocalDate.parse("2026-01-31")));
        out.append("\nduring ").append(people.during(Range.lessThan(at))).append(people.during(Range.closed(at, at)));
    }

    private static void bulk(ShapeQueries shapes, StringBuilder out) {
        var rows = List.of(
                new ShapeQueries.NewThing(1, Mood.HAPPY, "a,\"b\"", new ValueQueries.Mail("a@b"), 7L),
                new ShapeQueries.NewThing(2, null, "", null, null));
        out.append("\nbulk ").append(shapes.insertAll(rows)).append(shapes.insertAll(List.of()));
        out.append(shapes.echo(rows)).append(shapes.pairs(rows));
        out.append("\nchanged ").append(shapes.changeAll(
                List.of(new ShapeQueries.Change(3, "x"), new ShapeQueries.Change(4, "y"), new ShapeQueries.Change(99, "z"))));
        out.append(shapes.change(new ShapeQueries.Change(3, "xx")));
        out.append(shapes.upsertAll(List.of(new ShapeQueries.Change(1, "one"))));
        out.append(shapes.upsertAll(List.of(new ShapeQueries.Change(1, "one"), new ShapeQueries.Change(2, "two"))));
    }

    private static String show(Thing thing) {
        String bytes = thing.bytes() == null ? "null" : HexFormat.of().formatHex(thing.bytes());
        return thing.toString().replaceAll("bytes=[^,]+", "bytes=" + bytes).replace("\n", "\\n");
    }
}
