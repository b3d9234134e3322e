# Serves the page, and has the command line:
#   docker build -t stroma .
#   docker run --rm -p 4173:4173 stroma
#   docker run --rm --user "$(id -u):$(id -g)" -v "$PWD:/work" stroma run hypoxia --until 2d --out run

FROM node:24-slim AS build
WORKDIR /source
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts
COPY . .
RUN mkdir /package && npm pack --pack-destination /package

# What users install from the package, and nothing else.
FROM node:24-slim
WORKDIR /app
COPY --from=build /package/*.tgz /package/
RUN npm install --omit=dev --no-audit --no-fund /package/*.tgz && rm -r /package && npm cache clean --force
ENV PATH="/app/node_modules/.bin:$PATH"
WORKDIR /work
RUN chown node:node /work
USER node
EXPOSE 4173
ENTRYPOINT ["stroma"]
CMD ["serve", "--host", "0.0.0.0", "--port", "4173"]
