package dev.corten.compiler.describe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corten.compiler.describe.Describer.Parameter;
import dev.corten.compiler.describe.Description.Accepted;
import dev.corten.compiler.describe.wire.ServerAddress;
import dev.corten.compiler.describe.wire.Wire;
import dev.corten.postgres.EmbeddedPostgres;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** On a server that is not ours, as an ordinary role, the answers are the same, and nothing is left behind. */
class GuestTest {
    private static final String GUEST = "guest";

    @Test
    void theCorpusHasTheSameAnswersForARoleThatIsNoSuperuser() throws Exception {
        List<String> different = new ArrayList<>();
        try (var postgres = EmbeddedPostgres.throwAway();
                var owner = PostgresDescriber.connect(postgres.url());
                var wire = Wire.connect(ServerAddress.parse(postgres.url()), Map.of())) {
            wire.script("CREATE ROLE guest LOGIN PASSWORD 'guest'");
            ServerAddress address = ServerAddress.parse(postgres.url());
            String url =
                    "postgres://" + GUEST + ":" + GUEST + "@" + address.host() + ":" + address.port() + "/postgres";
            try (var guest = PostgresDescriber.connectAsGuest(url)) {
                int number = 0;
                for (Corpus.Case of : Corpus.cases(18)) {
                    String schema = "case" + number++;
                    wire.script("CREATE SCHEMA " + schema + "; SET search_path = " + schema);
                    wire.script(of.setup());
                    wire.script("RESET ROLE; GRANT USAGE ON SCHEMA " + schema + " TO PUBLIC;"
                            + " GRANT ALL ON ALL TABLES IN SCHEMA " + schema + " TO PUBLIC;"
                            + " GRANT ALL ON ALL SEQUENCES IN SCHEMA " + schema + " TO PUBLIC");
                    owner.execute("SET search_path = " + schema);
                    guest.execute("SET search_path = " + schema);
                    List<Parameter> parameters = of.parameters().stream()
                            .map(nullable -> new Parameter(null, nullable))
                            .toList();
                    Description expected = owner.describe(of.sql(), parameters);
                    Description found = guest.describe(of.sql(), parameters);
                    if (!known(expected).equals(known(found))) {
                        different.add(of.name() + ": " + known(found) + " instead of " + known(expected));
                    }
                }
                assertThat(wire.script("SELECT count(*) FROM pg_proc WHERE proname LIKE 'corten%'"))
                        .isEqualTo(List.of(List.of("0")));
            }
        }
        assertThat(different).isEmpty();
    }

    /** Without the columns that an INSERT leaves out, which a guest is not told. */
    private static Object known(Description description) {
        return description instanceof Accepted accepted
                ? List.of(accepted.parameters(), accepted.columns(), accepted.rows(), accepted.passedNulls())
                : description;
    }
}
