package main

import (
	"context"
	"math/rand/v2"
	"net/http"
	"strconv"
)

type world struct {
	ID           int32 `json:"id"`
	RandomNumber int32 `json:"randomNumber"`
}

func (s service) one(w http.ResponseWriter, r *http.Request) {
	one, err := s.world(r.Context())
	answer(w, http.StatusOK, one, err)
}

func (s service) queries(w http.ResponseWriter, r *http.Request) {
	worlds := make([]world, count(r))
	var err error
	for i := range worlds {
		if worlds[i], err = s.world(r.Context()); err != nil {
			break
		}
	}
	answer(w, http.StatusOK, worlds, err)
}

func (s service) updates(w http.ResponseWriter, r *http.Request) {
	worlds := make([]world, count(r))
	var err error
	for i := range worlds {
		if worlds[i], err = s.world(r.Context()); err != nil {
			break
		}
		worlds[i].RandomNumber = random()
		if _, err = s.db.Exec(r.Context(), "UPDATE world SET randomnumber = $1 WHERE id = $2",
			worlds[i].RandomNumber, worlds[i].ID); err != nil {
			break
		}
	}
	answer(w, http.StatusOK, worlds, err)
}

func (s service) world(ctx context.Context) (one world, err error) {
	err = s.db.QueryRow(ctx, "SELECT id, randomnumber FROM world WHERE id = $1", random()).
		Scan(&one.ID, &one.RandomNumber)
	return
}

func random() int32 {
	return rand.Int32N(10_000) + 1
}

func count(r *http.Request) int {
	n, err := strconv.Atoi(r.URL.Query().Get("n"))
	if err != nil {
		return 1
	}
	return min(max(n, 1), 500)
}
