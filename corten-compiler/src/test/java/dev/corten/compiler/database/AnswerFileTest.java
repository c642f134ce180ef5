package dev.corten.compiler.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corten.compiler.describe.Description;
import dev.corten.compiler.describe.PgType;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerFileTest {
    private static final PgType UUID = new PgType(2950, "uuid", PgType.Kind.BASE, List.of(), null);
    private static final PgType STATUS =
            new PgType(0, "task_status", PgType.Kind.ENUM, List.of("pending", "in\tprogress", ""), null);
    private static final PgType STATUSES = new PgType(0, "task_status[]", PgType.Kind.ARRAY, List.of(), STATUS);

    @Test
    void anAcceptedStatementIsALineAFact() {
        var answer = new Answer(
                new Description.Accepted(
                        List.of(UUID, STATUSES), List.of(new Description.Column("i\\d", STATUS, true))),
                true,
                SchemaNames.NONE);
        String text = AnswerFile.write(answer, "SELECT\n1");
        assertThat(text).isEqualTo("""
                        sql\tSELECT\\n1
                        hinted
                        parameter\t2950\tBASE\tuuid\t0
                        parameter\t0\tARRAY\ttask_status[]\t0\t0\tENUM\ttask_status\t3\tpending\tin\\tprogress\t
                        column\ti\\\\d\tnullable\t0\tENUM\ttask_status\t3\tpending\tin\\tprogress\t
                        end
                        """);
        assertThat(AnswerFile.read(text, "SELECT\n1")).isEqualTo(answer);
    }

    @Test
    void typesAreKeptWithAllThatTheyAreMadeOf() {
        var money = new PgType(
                0,
                "money",
                PgType.Kind.COMPOSITE,
                List.of(),
                null,
                List.of(new PgType.Field("per", STATUSES), new PgType.Field("owner", UUID)));
        var moneys = new PgType(0, "money[]", PgType.Kind.ARRAY, List.of(), money);
        var days = new PgType(3912, "daterange", PgType.Kind.RANGE, List.of(), UUID);
        var answer = new Answer(
                new Description.Accepted(
                        List.of(moneys, days),
                        List.of(
                                new Description.Column("all", moneys, false, false),
                                new Description.Column("some", moneys, true, false),
                                new Description.Column("days", days, false))),
                false,
                SchemaNames.NONE);
        assertThat(AnswerFile.read(AnswerFile.write(answer, "x"), "x")).isEqualTo(answer);
    }

    @Test
    void aRefusalHasTheNamesThatWereMeant() {
        var tables = new LinkedHashMap<String, List<String>>();
        tables.put("tasks", List.of("id", "title"));
        tables.put("empty", List.of());
        var answer = new Answer(
                new Description.Refused("42703", "column \"titel\" does not exist", null, "a hint", 7),
                false,
                new SchemaNames(tables));
        assertThat(AnswerFile.read(AnswerFile.write(answer, "x"), "x")).isEqualTo(answer);
    }

    @Test
    void whatDependsOnTheDatabaseIsLeftOut() {
        var own = new PgType(16401, "task_status", PgType.Kind.ENUM, STATUS.labels(), null);
        var answer = new Answer(new Description.Accepted(List.of(own), List.of()), false, SchemaNames.NONE);
        assertThat(AnswerFile.write(answer, "x")).doesNotContain("16401");
        assertThat(AnswerFile.read(AnswerFile.write(answer, "x"), "x"))
                .isEqualTo(new Answer(new Description.Accepted(List.of(STATUS), List.of()), false, SchemaNames.NONE));
    }

    @Test
    void anotherStatementOrHalfAFileIsNoAnswer() {
        var answer = new Answer(new Description.Accepted(List.of(UUID), List.of()), false, SchemaNames.NONE);
        String text = AnswerFile.write(answer, "x");
        assertThat(AnswerFile.read(text, "y")).isNull();
        assertThat(AnswerFile.read(text.replace("end\n", ""), "x")).isNull();
    }
}
