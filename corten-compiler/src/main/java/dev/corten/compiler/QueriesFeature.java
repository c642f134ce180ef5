package dev.corten.compiler;

import dev.corten.compiler.check.AskedMethod;
import dev.corten.compiler.database.AnswerCache;
import dev.corten.compiler.database.Answers;
import dev.corten.compiler.database.Database;
import dev.corten.compiler.database.MigrationFolder;
import dev.corten.compiler.database.PreparedAnswers;
import dev.corten.compiler.database.ServerDatabase;
import dev.corten.compiler.database.UnavailableException;
import dev.corten.compiler.mariadb.MariaDbDatabase;
import dev.corten.compiler.model.QueriesModel;
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
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
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
    private @Nullable QueriesWork work;

    QueriesFeature(
            Context context,
            CodecFinder codecs,
            Database.Source source,
            BiConsumer<QueriesModel, AskedMethod> listener) {
        this.listener = listener;
        this.context = context;
        this.lint = new Lint(context.options());
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
    public void process(Round round) {
        var interfaces = new LinkedHashSet<TypeElement>();
        for (String name : Set.copyOf(waiting)) {
            interfaces.add(context.elements().getTypeElement(name));
        }
        waiting.clear();
        round.annotated(QueriesReader.QUERIES).forEach(e -> interfaces.add((TypeElement) e));
        for (Element method : round.annotated(QueriesReader.SQL)) {
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
            process(complete);
        }
    }

    /** Reads on javac's thread, which alone may touch its model, and does the rest beside it; reports in the order of the sources. */
    private void process(List<TypeElement> interfaces) {
        boolean first = work == null;
        Path classes = first ? classes() : null;
        try (ExecutorService worker = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("corten-queries").factory())) {
            Future<QueriesWork> opening = worker.submit(() -> work == null ? open(classes) : work);
            var outcomes = new ArrayList<Future<QueriesWork.Outcome>>();
            for (TypeElement element : interfaces) {
                QueriesModel type = reader.read(element);
                outcomes.add(worker.submit(() -> opening.get().process(type)));
            }
            work = result(opening);
            if (first && dialect == Dialect.POSTGRES) {
                context.reporter().report(lint.migrations(work.answers().migrations()));
            }
            outcomes.forEach(outcome -> report(result(outcome)));
        }
    }

    private static <T> T result(Future<T> work) {
        try {
            return work.get();
        } catch (ExecutionException failed) {
            switch (failed.getCause()) {
                case RuntimeException mistake -> throw mistake;
                case Error mistake -> throw mistake;
                case null, default -> throw new IllegalStateException(failed);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while queries were checked", interrupted);
        }
    }

    private void report(QueriesWork.Outcome outcome) {
        String name = outcome.type().name().qualified();
        processed.add(name);
        outcome.methods().forEach(method -> listener.accept(outcome.type(), method));
        context.reporter().report(outcome.diagnostics());
        if (outcome.file() != null) {
            context.write(outcome.file(), name);
        }
    }

    private QueriesWork open(@Nullable Path classes) {
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
        var answers = new Answers(
                migrations,
                new PreparedAnswers(MigrationFolder.module(classes).resolve(prepared), prepared, migrations),
                new AnswerCache(kept == null ? null : kept.resolve(own), migrations),
                source,
                mode());
        // The database starts while the sources are read.
        answers.anticipate();
        return new QueriesWork(answers, dialect, lint);
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
        if (work == null) {
            return;
        }
        Place firstStale = work.firstStale();
        try (Answers open = work.answers()) {
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
