package dev.corten.compiler.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corten.compiler.describe.Describer;
import dev.corten.compiler.describe.Description;
import dev.corten.compiler.describe.Limit;
import dev.corten.compiler.describe.PgType;
import dev.corten.compiler.describe.Scan;
import dev.corten.compiler.describe.nullness.PassedNull;
import dev.corten.compiler.describe.nullness.Rows;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnswerFileTest {
    private static final PgType UUID = new PgType(2950, "uuid", PgType.Kind.BASE, List.of(), null);
    private static final PgType STATUS =
            new PgType(0, "task_status", PgType.Kind.ENUM, List.of("pending", "in\tprogress", ""), null);
    private static final PgType STATUSES = new PgType(0, "task_status[]", PgType.Kind.ARRAY, List.of(), STATUS);

    @Test
    void anAcceptedStatementIsALineAFact() {
        var entry = new Entry(
                new Question(
                        "SELECT\n\t'\\n\r\n'\n",
                        List.of(new Describer.Parameter("uuid", false), new Describer.Parameter(null, true))),
                new Answer(
                        new Description.Accepted(
                                List.of(UUID, STATUSES),
                                List.of(new Description.Column("i\\d", STATUS, true)),
                                Rows.OPTIONAL,
                                List.of(PassedNull.REFUSED, PassedNull.MEANT),
                                List.of(new Limit.Characters(255), Limit.NONE, new Limit.Digits(10, 2)),
                                List.of("id", "a\tb"),
                                List.of(new Description.Group("g", "g.i", List.of("g.i", "g.n"))),
                                List.of("rest", "table a b")),
                        true,
                        SchemaNames.NONE,
                        List.of(new Scan("shop.tasks", "\"a b\""), new Scan("users", "name"))),
                new LinkedHashMap<>(Map.of("rest", "01", "table a b", "23")));
        String text = AnswerFile.write(entry);
        assertThat(text).isEqualTo("""
                        sql\tSELECT
                        \t\\t'\\\\n\\r
                        \t'
                        \t
                        given\tuuid\t?
                        hinted
                        parameter\t2950\tBASE\tuuid\t0
                        parameter\t0\tARRAY\ttask_status[]\t0\t0\tENUM\ttask_status\t3\tpending\tin\\tprogress\t
                        column\ti\\\\d\tnullable\t0\tENUM\ttask_status\t3\tpending\tin\\tprogress\t
                        nulls\tREFUSED\tMEANT
                        limits\t255\t\t10,2
                        left out\tid\ta\\tb
                        group\tg\tg.i\tg.i\tg.n
                        rows\toptional
                        scan\tshop.tasks\t"a b"
                        scan\tusers\tname
                        uses\trest\t01
                        uses\ttable a b\t23
                        end
                        """);
        assertThat(AnswerFile.read(text)).containsExactly(entry);
        assertThat(AnswerFile.read(text.replace("\n", "\r\n")))
                .as("as checked out on Windows")
                .containsExactly(entry);
        assertThat(AnswerFile.read(text + text)).containsExactly(entry, entry);
    }

    @Test
    void typesAreKeptWithAllThatTheyAreMadeOf() {
        var money = new PgType(
                0,
                "money",
                PgType.Kind.COMPOSITE,
                List.of(),
                null,
                List.of(new PgType.Field("per", STATUSES, true), new PgType.Field("owner", UUID, false)));
        var moneys = new PgType(0, "money[]", PgType.Kind.ARRAY, List.of(), money);
        var days = new PgType(3912, "daterange", PgType.Kind.RANGE, List.of(), UUID);
        Entry entry = entry(
                new Description.Accepted(
                        List.of(moneys, days),
                        List.of(
                                new Description.Column("all", moneys, false, false),
                                new Description.Column("some", moneys, true, false),
                                new Description.Column("days", days, false))),
                SchemaNames.NONE);
        assertThat(AnswerFile.read(AnswerFile.write(entry))).containsExactly(entry);
    }

    @Test
    void aRefusalHasTheNamesThatWereMeant() {
        var tables = new LinkedHashMap<String, List<String>>();
        tables.put("tasks", List.of("id", "title"));
        tables.put("empty", List.of());
        Entry entry = entry(
                new Description.Refused("42703", "column \"titel\" does not exist", null, "a hint", 7),
                new SchemaNames(tables));
        assertThat(AnswerFile.read(AnswerFile.write(entry))).containsExactly(entry);
    }

    @Test
    void whatDependsOnTheDatabaseIsLeftOut() {
        var own = new PgType(16401, "task_status", PgType.Kind.ENUM, STATUS.labels(), null);
        String text = AnswerFile.write(entry(new Description.Accepted(List.of(own), List.of()), SchemaNames.NONE));
        assertThat(text).doesNotContain("16401");
        assertThat(AnswerFile.read(text).getFirst().answer().description())
                .isEqualTo(new Description.Accepted(List.of(STATUS), List.of()));
    }

    @Test
    void anAnswerThatWasNotWrittenToItsEndIsNone() {
        String text = AnswerFile.write(entry(new Description.Accepted(List.of(UUID), List.of()), SchemaNames.NONE));
        assertThat(AnswerFile.read(text.replace("end\n", ""))).isEmpty();
    }

    private static Entry entry(Description description, SchemaNames names) {
        Map<String, String> uses =
                description instanceof Description.Accepted ? Map.of(Description.ALL, "01") : Map.of();
        return new Entry(new Question("x", List.of()), new Answer(description, false, names), uses);
    }
}
