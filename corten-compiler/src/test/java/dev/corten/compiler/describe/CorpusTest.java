package dev.corten.compiler.describe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corten.compiler.describe.Describer.Parameter;
import dev.corten.compiler.describe.Description.Accepted;
import dev.corten.compiler.describe.wire.ServerAddress;
import dev.corten.compiler.describe.wire.Wire;
import dev.corten.postgres.EmbeddedPostgres;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every case of the corpus: described, compared with what is expected, and executed. */
class CorpusTest {
    private final List<String> misses = new ArrayList<>();
    private final List<String> unsound = new ArrayList<>();
    private final List<String> unshown = new ArrayList<>();

    private int columns;
    private int right;
    private int exact;

    @Test
    void noColumnIsWronglyNotNullAndHardlyOneWronglyNullable() throws Exception {
        List<Corpus.Case> cases = Corpus.cases(18);
        long cold = 0;
        long warm = 0;
        try (var postgres = EmbeddedPostgres.throwAway();
                var describer = PostgresDescriber.connect(postgres.url());
                var wire = Wire.connect(ServerAddress.parse(postgres.url()), Map.of())) {
            for (int i = 0; i < cases.size(); i++) {
                String schema = "case" + i;
                wire.script("CREATE SCHEMA " + schema + "; GRANT USAGE ON SCHEMA " + schema
                        + " TO PUBLIC; SET search_path = " + schema);
                wire.script(cases.get(i).setup());
                describer.execute("SET search_path = " + schema);
                long begin = System.nanoTime();
                Description description = describe(describer, cases.get(i));
                long between = System.nanoTime();
                assertThat(describe(describer, cases.get(i))).isEqualTo(description);
                cold += between - begin;
                warm += System.nanoTime() - between;
                check(cases.get(i), description, wire);
                wire.script("RESET ROLE");
            }
        }

        System.out.printf(
                "corpus: %d cases, %d exactly right, %d columns, %d right, %d unsound; %.2f ms a description, %.2f ms again%n",
                cases.size(),
                exact,
                columns,
                right,
                unsound.size(),
                cold / 1e6 / cases.size(),
                warm / 1e6 / cases.size());
        misses.forEach(System.out::println);
        assertThat(unsound).isEmpty();
        assertThat(unshown).isEmpty();
        assertThat(exact).isGreaterThanOrEqualTo((cases.size() * 98 + 99) / 100);
        assertThat(right).isGreaterThanOrEqualTo((columns * 98 + 99) / 100);
    }

    private static Description describe(PostgresDescriber describer, Corpus.Case of) throws SQLException {
        List<Parameter> parameters = of.parameters().stream()
                .map(nullable -> new Parameter(null, nullable))
                .toList();
        return describer.describe(of.sql(), parameters);
    }

    private void check(Corpus.Case of, Description description, Wire wire) throws SQLException {
        if (!(description instanceof Accepted accepted)) {
            misses.add(of.name() + ": " + description);
            return;
        }
        assertThat(accepted.columns())
                .as(of.name())
                .extracting(Description.Column::name)
                .containsExactlyElementsOf(
                        of.expected().stream().map(Corpus.Expected::name).toList());
        boolean[] cameNull = run(of, accepted, wire);
        int rightBefore = right;
        for (int c = 0; c < cameNull.length; c++) {
            boolean nullable = accepted.columns().get(c).nullable();
            boolean expected = of.expected().get(c).nullable();
            String column = of.name() + "." + of.expected().get(c).name() + " (" + (c + 1) + ")";
            if (!nullable && (expected || cameNull[c])) {
                unsound.add(column);
            }
            if (expected && !cameNull[c]) {
                unshown.add(column);
            }
            if (nullable == expected) {
                right++;
            } else {
                misses.add(column + " is nullable: " + nullable);
            }
        }
        columns += cameNull.length;
        exact += right - rightBefore == cameNull.length ? 1 : 0;
    }

    private static boolean[] run(Corpus.Case of, Accepted accepted, Wire wire) throws SQLException {
        boolean[] cameNull = new boolean[accepted.columns().size()];
        List<Integer> types = accepted.parameters().stream().map(PgType::oid).toList();
        for (List<String> values : of.runs()) {
            wire.script("BEGIN");
            wire.prepare("", of.sql(), types);
            for (List<String> row : wire.execute("", values)) {
                for (int c = 0; c < row.size(); c++) {
                    cameNull[c] |= row.get(c) == null;
                }
            }
            wire.script("ROLLBACK");
        }
        return cameNull;
    }
}
