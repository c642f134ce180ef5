package dev.corten.compiler;

import dev.corten.compiler.check.ConflictCheck;
import dev.corten.compiler.check.RoutesCheck;
import dev.corten.compiler.check.SecurityCheck;
import dev.corten.compiler.check.StatusCheck;
import dev.corten.compiler.emit.RoutesEmitter;
import dev.corten.compiler.model.RouteModel;
import dev.corten.compiler.model.RoutesModel;
import dev.corten.compiler.read.CodecFinder;
import dev.corten.compiler.read.RoutesReader;
import dev.corten.compiler.read.StatusReader;
import dev.corten.compiler.report.Diagnostic;
import dev.corten.compiler.report.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** Routes: classes with {@code @Routes} become {@code Http…} classes. */
final class RoutesFeature implements Feature {
    private static final String ROUTES = "dev.corten.http.Routes";
    private static final String STATUS = "dev.corten.http.Status";
    private static final String SECURITY_SCHEME = "dev.corten.http.SecurityScheme";

    private final Context context;
    private final RoutesReader reader;
    private final StatusReader statuses;
    private final CodecFinder codecs;
    private final RoutesCheck check;
    private final ConflictCheck conflicts = new ConflictCheck();
    private final Set<String> waiting = new LinkedHashSet<>();

    RoutesFeature(Context context, CodecFinder codecs) {
        this.context = context;
        this.codecs = codecs;
        this.reader = new RoutesReader(context.elements(), context.types(), context.sources());
        this.statuses = new StatusReader(context.types(), context.sources());
        this.check = new RoutesCheck(codecs);
    }

    @Override
    public Set<String> annotations() {
        var names = new HashSet<>(RoutesReader.annotations());
        names.add(ROUTES);
        names.add(STATUS);
        names.add(SECURITY_SCHEME);
        return names;
    }

    @Override
    public void process(Round round) {
        var names = new LinkedHashSet<>(waiting);
        waiting.clear();
        round.annotated(ROUTES)
                .forEach(e -> names.add(((TypeElement) e).getQualifiedName().toString()));
        for (String name : names) {
            TypeElement type = context.elements().getTypeElement(name);
            // A type that this round generates is known in the next; javac tells of one that stays unknown.
            if (type == null || !reader.complete(type)) {
                waiting.add(name);
            } else {
                process(reader.read(type));
            }
        }
        context.reporter().report(statuses(round));
        context.reporter().report(strays(round));
        for (Element element : round.annotated(SECURITY_SCHEME)) {
            reader.scheme((TypeElement) element)
                    .ifPresent(scheme -> context.reporter().report(SecurityCheck.check(scheme)));
        }
    }

    /** What waited for a class that renders a template, and does so still. */
    @Override
    public void finish() {
        for (String name : waiting) {
            TypeElement type = context.elements().getTypeElement(name);
            if (type != null) {
                context.reporter()
                        .report(reader.unrendered(type).stream()
                                .map(RoutesCheck::unrendered)
                                .toList());
            }
        }
    }

    private void process(RoutesModel routes) {
        var found = new ArrayList<>(check.check(routes));
        for (RouteModel route : routes.routes()) {
            if (route.path().problems().isEmpty()) {
                conflicts.add(route).ifPresent(found::add);
            }
        }
        context.reporter().report(found);
        if (found.isEmpty()) {
            RoutesEmitter.emit(routes, codecs)
                    .forEach(file -> context.write(file, routes.name().qualified()));
        }
    }

    private List<Diagnostic> statuses(Round round) {
        var found = new ArrayList<Diagnostic>();
        for (Element element : round.annotated(STATUS)) {
            if (element instanceof TypeElement type) {
                statuses.read(type).map(StatusCheck::check).ifPresent(found::addAll);
            }
        }
        return found;
    }

    /** Methods that look like routes in classes that have none: nothing would ever call them. */
    private List<Diagnostic> strays(Round round) {
        var found = new ArrayList<Diagnostic>();
        for (String annotation : RoutesReader.annotations()) {
            for (Element method : round.annotated(annotation)) {
                Element type = Objects.requireNonNull(method.getEnclosingElement());
                AnnotationMirror mirror =
                        context.types().annotation(method, annotation).orElseThrow();
                Place place = context.sources().annotation(method, mirror);
                if (place != null && context.types().annotation(type, ROUTES).isEmpty()) {
                    found.add(RoutesCheck.stray(
                            type.getSimpleName().toString(),
                            method.getSimpleName().toString(),
                            place));
                }
            }
        }
        return found;
    }
}
