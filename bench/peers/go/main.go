// Go's net/http with pgx: the constant answers, and those from the database.
//
// Built without a module, from the packages of Debian; this is what "go 1.27" in a go.mod says:
//go:debug default=go1.27
package main

import (
	"context"
	"encoding/json"
	"errors"
	"log"
	"net/http"
	"os"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

type message struct {
	Message string `json:"message"`
}

type service struct {
	db *pgxpool.Pool
}

func main() {
	config, err := pgxpool.ParseConfig(os.Getenv("DATABASE_URL"))
	if err != nil {
		log.Fatal(err)
	}
	config.MaxConns = 10
	db, err := pgxpool.NewWithConfig(context.Background(), config)
	if err != nil {
		log.Fatal(err)
	}
	s := service{db}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /plaintext", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/plain")
		w.Write([]byte("Hello, World!"))
	})
	mux.HandleFunc("GET /json", func(w http.ResponseWriter, r *http.Request) {
		answer(w, http.StatusOK, message{"Hello, World!"}, nil)
	})
	mux.HandleFunc("GET /db", s.one)
	mux.HandleFunc("GET /queries", s.queries)
	mux.HandleFunc("GET /updates", s.updates)
	mux.HandleFunc("GET /fortunes", s.fortunes)
	mux.HandleFunc("GET /tasks", s.listTasks)
	mux.HandleFunc("POST /tasks", s.createTask)
	mux.HandleFunc("GET /tasks/{id}", s.task)
	mux.HandleFunc("PATCH /tasks/{id}", s.changeTask)
	mux.HandleFunc("DELETE /tasks/{id}", s.deleteTask)
	log.Fatal(http.ListenAndServe("127.0.0.1:"+os.Getenv("PORT"), mux))
}

// Writes value as JSON, or what went wrong.
func answer(w http.ResponseWriter, status int, value any, err error) {
	if err == nil {
		var body []byte
		if body, err = json.Marshal(value); err == nil {
			w.Header().Set("Content-Type", "application/json")
			w.WriteHeader(status)
			w.Write(body)
			return
		}
	}
	if errors.Is(err, pgx.ErrNoRows) {
		http.Error(w, "not found", http.StatusNotFound)
		return
	}
	log.Print(err)
	http.Error(w, "internal error", http.StatusInternalServerError)
}
