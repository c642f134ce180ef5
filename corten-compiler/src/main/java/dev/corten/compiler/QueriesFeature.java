package dev.corten.compiler;

import dev.corten.compiler.check.AskedMethod;
import dev.corten.compiler.check.AskedQuery;
import dev.corten.compiler.check.QueriesCheck;
import dev.corten.compiler.database.Answer;
import dev.corten.compiler.database.AnswerCache;
import dev.corten.compiler.database.Answers;
import dev.corten.compiler.database.Database;
import dev.corten.compiler.database.MigrationFolder;
import dev.corten.compiler.database.PreparedAnswers;
import dev.corten.compiler.database.QueryName;
import dev.corten.compiler.database.ServerDatabase;
import dev.corten.compiler.database.UnavailableException;
import dev.corten.compiler.database.UnpreparedException;
import dev.corten.compiler.describe.Description;
import dev.corten.compiler.emit.CheckedMethod;
import dev.corten.compiler.emit.CheckedQuery;
import dev.corten.compiler.emit.QueriesEmitter;
import dev.corten.compiler.mariadb.MariaDbDatabase;
import dev.corten.compiler.model.QueriesModel;
import dev.corten.compiler.model.QueryModel;
import dev.corten.compiler.read.CodecFinder;
import dev.corten.compiler.read.QueriesReader;
import dev.corten.compiler.report.Diagnostic;
import dev.corten.compiler.report.Place;
import dev.corten.compiler.sql.Dialect;
import dev.corten.compiler.sqlite.SqliteDatabase;
import java.io.IOException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic.Kind;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;

/** Interfaces marked {@code @Queries}: their SQL is asked of the database, checked, and gets code that runs it. */
final class QueriesFeature implements Feature {
    /** Where answers are kept with the sources. */
    private static final String USUAL_ANSWERS = "src/main/corten/sql";

    private static final String STALE_HELP =
            " was asked again; ./corten sql prepare, or javac with -Acorten.prepare=true, writes what it said";

    private final Context context;
    private final Lint lint;
    private final QueriesReader reader;
    private final Dialect dialect;
    private final @Nullable String server;
    private final Database.Source source;
    private final BiConsumer<QueriesModel, AskedMethod> listener;
    private final Set<String> waiting = new LinkedHashSet<>();
    private final Set<String> processed = new LinkedHashSet<>();
    private @Nullable Answers answers;
    private @Nullable Place firstStale;
    private boolean unavailable;

    QueriesFeature(
            Context context,
            CodecFinder codecs,
            Database.Source source,
            BiConsumer<QueriesModel, AskedMethod> listener) {
        this.listener = listener;
        this.context = context;
        this.lint = new Lint(context);
        this.reader = new QueriesReader(context.types(), context.sources(), codecs);
        this.server = context.options().getOrDefault("corten.database", System.getenv("CORTEN_DATABASE"));
        String option = context.options().getOrDefault("corten.dialect", Dialect.POSTGRES.option());
        this.dialect = Dialect.named(option).orElse(Dialect.POSTGRES);
        this.source = Dialect.named(option).map(known -> source(known, source)).orElse(migrations -> {
            throw UnavailableException.dialect(option, Dialect.names());
        });
    }

    private Database.Source source(Dialect dialect, Database.Source postgres) {
        return switch (dialect) {
            case POSTGRES -> server == null ? postgres : migrations -> ServerDatabase.open(server);
            case SQLITE -> SqliteDatabase::open;
            case MARIADB -> migrations -> MariaDbDatabase.open(server, migrations);
        };
    }

    @Override
    public Set<String> annotations() {
        return Set.of(QueriesReader.QUERIES, QueriesReader.SQL);
    }

    @Override
    public void process(RoundEnvironment round) {
        var interfaces = new LinkedHashSet<TypeElement>();
        for (String name : Set.copyOf(waiting)) {
            interfaces.add(context.elements().getTypeElement(name));
        }
        waiting.clear();
        annotated(round, QueriesReader.QUERIES).forEach(e -> interfaces.add((TypeElement) e));
        for (Element method : annotated(round, QueriesReader.SQL)) {
            Element owner = method.getEnclosingElement();
            if (method.getKind().isField()) {
                reader.field(method).ifPresent(context.reporter()::report);
            } else if (owner != null
                    && context.types().annotation(owner, QueriesReader.QUERIES).isEmpty()) {
                context.reporter().report(reader.stray(method, owner));
            }
        }
        var complete = new ArrayList<TypeElement>();
        for (TypeElement element : interfaces) {
            if (reader.complete(element)) {
                complete.add(element);
            } else {
                // Another processor may generate what is missing; javac reports what nobody does.
                waiting.add(element.getQualifiedName().toString());
            }
        }
        if (!complete.isEmpty()) {
            boolean first = answers == null;
            // The database starts while the sources are read.
            answers().anticipate();
            if (first && dialect == Dialect.POSTGRES) {
                lint.migrations(answers().migrations());
            }
            complete.stream().map(reader::read).toList().forEach(this::process);
        }
    }

    private Set<? extends Element> annotated(RoundEnvironment round, String annotation) {
        TypeElement type = context.elements().getTypeElement(annotation);
        return type == null ? Set.of() : round.getElementsAnnotatedWith(type);
    }

    private void process(QueriesModel type) {
        processed.add(type.name().qualified());
        Answers open = answers();
        List<AskedMethod> methods = type.queries().stream()
                .map(method -> AskedMethod.of(method, type, dialect).asked(query -> ask(type, query, open)))
                .toList();
        List<AskedMethod> run = methods.stream()
                .filter(method -> method.method().kind() != QueryModel.Kind.PROBE)
                .toList();
        run.forEach(method -> listener.accept(type, method));
        var diagnostics = new ArrayList<>(type.refusals());
        diagnostics.addAll(new QueriesCheck(type, open.migrations()).check(methods));
        context.reporter().report(diagnostics);
        if (diagnostics.isEmpty() && methods.stream().allMatch(AskedMethod::accepted)) {
            lint.queries(methods);
            context.write(
                    QueriesEmitter.emit(
                            type, run.stream().map(QueriesFeature::right).toList()),
                    type.name().qualified());
        }
    }

    private AskedQuery ask(QueriesModel type, AskedQuery query, Answers open) {
        if (!query.askable() || unavailable) {
            return query;
        }
        try {
            var name = new QueryName(type.name().qualified(), query.method().name());
            AskedQuery answered = query.answered(open.describe(name, query.sql().positional(), query.hints(type)));
            if (firstStale == null && !open.stale().isEmpty()) {
                firstStale = query.method().place();
            }
            return answered;
        } catch (UnpreparedException unprepared) {
            context.reporter()
                    .report(Diagnostic.error(
                            "sql-offline",
                            String.valueOf(unprepared.getMessage()),
                            query.method().place(),
                            UnavailableException.OFFLINE_HELP));
            return query;
        } catch (UnavailableException failure) {
            // The same for all queries of the module: said once.
            report(failure, type.place());
            return query;
        }
    }

    private void report(UnavailableException failure, Place place) {
        unavailable = true;
        context.reporter()
                .report(Diagnostic.error(failure.id(), String.valueOf(failure.getMessage()), place, failure.help()));
    }

    private static CheckedMethod right(AskedMethod method) {
        return new CheckedMethod(
                method.variants(),
                method.queries().stream().map(QueriesFeature::right).toList());
    }

    private static CheckedQuery right(AskedQuery query) {
        Answer answer = Objects.requireNonNull(query.answer());
        return new CheckedQuery(
                query.method(), query.sql(), answer.hinted(), (Description.Accepted) answer.description());
    }

    private Answers answers() {
        if (answers == null) {
            Path classes = classes();
            String folder = context.options().get("corten.migrations");
            MigrationFolder migrations =
                    folder == null ? MigrationFolder.ofModule(classes) : MigrationFolder.of(Path.of(folder));
            String cache = context.options().get("corten.cache");
            // What a server has is not told by migrations: it is asked anew.
            Path kept = cache != null
                    ? Path.of(cache)
                    : classes == null ? null : classes.resolveSibling("corten").resolve("sql");
            kept = server != null && dialect == Dialect.POSTGRES ? null : kept;
            // The same statement may be asked of another database after the dialect changed.
            String own = dialect == Dialect.POSTGRES ? "" : dialect.option();
            String prepared = Path.of(context.options().getOrDefault("corten.answers", USUAL_ANSWERS), own)
                    .toString();
            answers = new Answers(
                    migrations,
                    new PreparedAnswers(MigrationFolder.module(classes).resolve(prepared), prepared, migrations),
                    new AnswerCache(kept == null ? null : kept.resolve(own), migrations),
                    source,
                    mode());
        }
        return answers;
    }

    private Answers.Mode mode() {
        Map<String, String> options = context.options();
        if (Boolean.parseBoolean(options.get("corten.prepare"))) {
            return Answers.Mode.PREPARE;
        }
        String offline = options.getOrDefault("corten.offline", System.getenv("CORTEN_OFFLINE"));
        return Boolean.parseBoolean(offline) ? Answers.Mode.OFFLINE : Answers.Mode.USUAL;
    }

    /** The folder that classes go to; {@code null} where that is none of the file system. */
    private @Nullable Path classes() {
        try {
            return Path.of(context.filer()
                            .getResource(StandardLocation.CLASS_OUTPUT, "", "corten")
                            .toUri())
                    .toAbsolutePath()
                    .getParent();
        } catch (IOException | IllegalArgumentException | FileSystemNotFoundException elsewhere) {
            return null;
        }
    }

    @Override
    public void finish() {
        if (answers == null) {
            return;
        }
        try (Answers open = answers) {
            if (firstStale != null) {
                List<String> stale = open.stale();
                String others = stale.size() == 1 ? "" : " (the first of " + stale.size() + ")";
                context.reporter()
                        .report(Diagnostic.warning(
                                "sql-stale", stale.getFirst() + others, firstStale, dialect.product() + STALE_HELP));
            }
            open.finish(this::settled);
        } catch (UnavailableException failure) {
            context.environment()
                    .getMessager()
                    .printMessage(Kind.ERROR, "[corten/" + failure.id() + "] " + failure.getMessage());
        }
    }

    /** Whether nothing more is to come of the interface of this name: it was processed, or is none any more. */
    private boolean settled(String name) {
        TypeElement type = context.elements().getTypeElement(name);
        return processed.contains(name)
                || type == null
                || context.types().annotation(type, QueriesReader.QUERIES).isEmpty();
    }
}
