package shop;

import dev.corten.http.ApiException;
import dev.corten.http.Body;
import dev.corten.http.Default;
import dev.corten.http.Form;
import dev.corten.http.Get;
import dev.corten.http.Post;
import dev.corten.http.Query;
import dev.corten.http.Request;
import dev.corten.http.Routes;
import dev.corten.http.Secured;
import dev.corten.http.SecurityScheme;
import dev.corten.http.Status;
import dev.corten.json.Example;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Accounts of customers.
 *
 * <p>They are <b>never</b> deleted:
 * <ul>
 *   <li>closed ones stay
 *   <li>see {@link AccountRoutes#open} and {@linkplain Account the account}
 * </ul>
 */
@Routes(value = "/accounts", tag = "Customers")
@Secured(AccountRoutes.ApiKey.class)
public final class AccountRoutes {
    /**
     * Finds accounts. Newest first; {@code limit} says how many.
     *
     * <pre>{@code
     * GET /accounts?limit=5
     * }</pre>
     *
     * @param paging which of them
     * @param owner the owner, by {@code name}
     * @return the accounts of this page
     * @throws Unauthorized if nobody is logged in
     */
    @Get
    @Example("[{\"id\":\"0198c1a2-0000-7000-8000-000000000001\",\"level\":\"gold\",\"tags\":[]}]")
    List<Account> find(@Query Paging paging, @Query @Example("Ada") @Nullable String owner) throws Unauthorized {
        throw new Unauthorized();
    }

    /**
     * Opens an account.
     *
     * @param account what is known of it
     */
    @Post
    @Status(201)
    @Secured(value = {Login.class, ApiKey.class}, scopes = "accounts:write")
    Account open(
            @Body @Example("{\"id\":\"0198c1a2-0000-7000-8000-000000000001\",\"level\":\"gold\",\"tags\":[\"a\"]}")
                    Account account,
            CurrentUser user) {
        return account;
    }

    /// The *state* of the service, in `CommonMark`.
    ///
    /// - up
    /// - down
    ///
    /// @return a word
    @Get("/state")
    @Secured({})
    @Deprecated
    String state() {
        return "up";
    }

    @Get("/me")
    @Secured({})
    Account me(CurrentUser user) {
        throw new UnsupportedOperationException();
    }

    /** @param name the name, twice */
    @Post("/name")
    void name(@Form @Example("Ada") String name) {}

    /**
     * Which part of a list.
     *
     * @param limit how many &lt; 100
     * @param after the last one before
     */
    record Paging(@Default("20") @Example("5") int limit, @Nullable UUID after) {}

    /**
     * An account.
     *
     * @param id what tells it from others
     * @param level how good a customer it is
     */
    @Example("{\"id\":\"0198c1a2-0000-7000-8000-000000000001\",\"level\":\"plain\",\"tags\":[]}")
    record Account(
            @Example("0198c1a2-0000-7000-8000-000000000001") UUID id,
            Level level,
            @Example("[\"new\"]") List<String> tags,
            @Example("{\"a\":1}") Optional<Map<String, Integer>> counts) {}

    /** How good a customer is. */
    enum Level {
        /** As all are. */
        PLAIN,
        GOLD
    }

    /** A key that we give to partners. */
    @SecurityScheme(value = SecurityScheme.Kind.HEADER, name = "X-Api-Key")
    static final class ApiKey {}

    @SecurityScheme(
            value = SecurityScheme.Kind.OAUTH2,
            tokenUrl = "https://login.example/token",
            url = "https://login.example/authorize",
            scopes = {"accounts:write", "accounts:read"})
    static final class Login {}

    @SecurityScheme(value = SecurityScheme.Kind.BEARER, format = "JWT")
    record CurrentUser(UUID id) {
        static CurrentUser from(Request request) throws Unauthorized {
            throw new Unauthorized();
        }
    }

    /** Nobody is logged in. */
    @Status(401)
    static final class Unauthorized extends ApiException {
        Unauthorized() {
            super("no");
        }
    }
}
