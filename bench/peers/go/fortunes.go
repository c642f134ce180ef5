package main

import (
	"cmp"
	"html/template"
	"log"
	"net/http"
	"slices"

	"github.com/jackc/pgx/v5"
)

type fortune struct {
	ID      int32
	Message string
}

var page = template.Must(template.New("fortunes").Parse(`<!DOCTYPE html><html><head><title>Fortunes</title></head>` +
	`<body><table><tr><th>id</th><th>message</th></tr>` +
	`{{range .}}<tr><td>{{.ID}}</td><td>{{.Message}}</td></tr>{{end}}</table></body></html>`))

func (s service) fortunes(w http.ResponseWriter, r *http.Request) {
	rows, err := s.db.Query(r.Context(), "SELECT id, message FROM fortune")
	if err != nil {
		answer(w, 0, nil, err)
		return
	}
	fortunes, err := pgx.CollectRows(rows, pgx.RowToStructByPos[fortune])
	if err != nil {
		answer(w, 0, nil, err)
		return
	}
	fortunes = append(fortunes, fortune{0, "Additional fortune added at request time."})
	slices.SortFunc(fortunes, func(a, b fortune) int { return cmp.Compare(a.Message, b.Message) })
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	if err := page.Execute(w, fortunes); err != nil {
		log.Print(err)
	}
}
